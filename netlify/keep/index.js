// Keeps what was built from one build to the next, so that only what has changed is built again.
const KEPT = ['.plnfolio', 'public']

module.exports = {
  onPreBuild: ({ utils }) => utils.cache.restore(KEPT),
  onPostBuild: ({ utils }) => utils.cache.save(KEPT),
}
