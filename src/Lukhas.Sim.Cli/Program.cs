using System.Text;
using Lukhas.Sim.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await LukhasSim.RunAsync(args, Terminal.OfProcess());
