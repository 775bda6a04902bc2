import { testScenarios } from '../harness/asTests.ts';
import { lookalikes } from './lookalikes.ts';

testScenarios(lookalikes);
