// What ajv says of schemas and of answers: [{ schema, answers: […] }] in; for each the fault of the schema, or the faults of each of its
// answers, empty where they are valid.
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { readFileSync } from 'node:fs';

const told = ({ schema, answers }) => {
  const ajv = formats.default(new Ajv2020({ strict: true, allErrors: true }));
  try {
    const validate = ajv.compile(schema);
    return { answers: answers.map(answer => (validate(answer) ? '' : ajv.errorsText(validate.errors, { dataVar: 'answers' }))) };
  } catch (error) {
    return { fault: String(error) };
  }
};
console.log(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(told)));
