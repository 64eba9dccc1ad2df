/** `traditional simplified|…`: OpenCC's table of single letters, as opencc-js ships it. */
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string
  export default pairs
}

/** The way back, which is not one to one: `simplified traditional traditional|…`. */
declare module 'opencc-js/dict/STCharacters' {
  const pairs: string
  export default pairs
}
