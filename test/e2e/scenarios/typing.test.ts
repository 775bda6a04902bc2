import { testScenarios } from '../harness/asTests.ts';
import { typing } from './typing.ts';

testScenarios(typing);
