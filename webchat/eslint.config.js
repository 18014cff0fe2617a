import js from "@eslint/js";
import vue from "eslint-plugin-vue";
import ts from "typescript-eslint";

export default ts.config(
  js.configs.recommended,
  ...ts.configs.strict,
  ...vue.configs["flat/recommended"],
  { files: ["**/*.vue"], languageOptions: { parserOptions: { parser: ts.parser } } },
  {
    languageOptions: { globals: {} },
    rules: {
      "no-undef": "off",
      "max-lines": ["error", { max: 300, skipBlankLines: false }],
      "no-restricted-syntax": [
        "error",
        { selector: "CallExpression[callee.property.name='setAttribute'][arguments.0.value='style']", message: "Strict CSP: no style attributes." },
      ],
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-console": "error",
      "vue/no-v-html": "error",
      "vue/no-static-inline-styles": "error",
      "vue/multi-word-component-names": "off",
      "vue/max-attributes-per-line": "off",
      "vue/singleline-html-element-content-newline": "off",
      "vue/multiline-html-element-content-newline": "off",
      "vue/html-self-closing": "off",
      "vue/html-indent": "off",
      "vue/html-closing-bracket-newline": "off",
      "vue/first-attribute-linebreak": "off",
      "vue/attributes-order": "off",
      "vue/require-default-prop": "off",
      "@typescript-eslint/no-non-null-assertion": "error",
    },
  },
  { files: ["**/words.ts", "**/generated.ts"], rules: { "max-lines": "off" } },
  { files: ["**/tests/**/*.ts"], rules: { "max-lines": ["error", { max: 400 }], "@typescript-eslint/no-non-null-assertion": "off" } },
);
