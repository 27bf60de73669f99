// Loaded with --import before a TypeScript script. Plain JavaScript, so that an old Node can report the problem.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `This is Node.js ${process.versions.node}; the scripts of Neuron need 22.18 or newer.\n` +
      'Start them through npm ("npm start", "npm test", "npm run check"): "npm install" brings Node.js 24 along for them.\n' +
      'If npm does too and you still see this, install Node.js 24 from https://nodejs.org and try again.',
  );
  process.exit(1);
}
