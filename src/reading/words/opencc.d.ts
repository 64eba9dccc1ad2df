/** `traditional simplified|…`: OpenCC's table of single letters, as opencc-js ships it. */
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string
  export default pairs
}
