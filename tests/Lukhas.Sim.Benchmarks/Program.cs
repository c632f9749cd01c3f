using BenchmarkDotNet.Running;
using Lukhas.Sim.Benchmarks.Starts;
using Lukhas.Sim.Benchmarks.Sweeps;

if (args is ["sweep", .. var rest])
    return await SweepCommand.RunAsync(rest, CancellationToken.None);
if (args is ["start", .. var host])
    return await StartCommand.RunAsync(host, CancellationToken.None);

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
