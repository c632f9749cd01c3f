using BenchmarkDotNet.Running;
using Lukhas.Sim.Benchmarks.Sweeps;

if (args is ["sweep", .. var rest])
    return await SweepCommand.RunAsync(rest, CancellationToken.None);

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
