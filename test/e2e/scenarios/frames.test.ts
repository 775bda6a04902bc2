import { testScenarios } from '../harness/asTests.ts';
import { frames } from './frames.ts';

testScenarios(frames);
