/** What kubectl says in more than one command. */

/** A command that works on objects was given none. */
export const mustNameOne = `You must provide one or more resources by argument or filename.
Example resource specifications include:
   '-f rsrc.yaml'
   '--filename=rsrc.json'
   '<resource> <name>'
   '<resource>'`;

/** Where a command wants files. */
export const mustNameFiles = 'must specify one of -f and -k';
