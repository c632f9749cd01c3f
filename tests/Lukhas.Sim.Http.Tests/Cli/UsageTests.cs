using Lukhas.Sim.Cli;

namespace Lukhas.Sim.Http.Tests.Cli;

public sealed class UsageTests
{
    [Theory]
    [InlineData]
    [InlineData("dreem")]
    [InlineData("dream")]
    [InlineData("dream", " ")]
    [InlineData("dream", "no-such-file.json")]
    [InlineData("dream", "Paint", "--variant", "rosy")]
    [InlineData("dream", "Paint", "--rollouts", "many")]
    [InlineData("dream", "Paint", "--nonsense")]
    [InlineData("serve", "--port", "70000")]
    [InlineData("token", "--scopes", "everything")]
    [InlineData("token", "--tenant", "a/b")]
    [InlineData("token", "--ttl", "25h")]
    [InlineData("token", "--ttl", "soon")]
    [InlineData("token", "--jwks", "--scopes", "schedule")]
    [InlineData("token", "--jwks", "--tenant", "acme")]
    [InlineData("token", "--jwks", "--subject", "ada")]
    [InlineData("token", "--jwks", "--ttl", "1h")]
    [InlineData("status", "JOB-1")]
    [InlineData("schedule", "Paint", "--url", "ftp://127.0.0.1")]
    [InlineData("policy")]
    [InlineData("audit")]
    [InlineData("audit", "verify")]
    [InlineData("audit", "verify", "no-such-folder")]
    [InlineData("audit", "verify", ".", "--storage")]
    [InlineData("audit", "verify", ".", "--day", "2026-01-31")]
    [InlineData("audit", "verify", "--storage", "--day", "2026-02-31")]
    public async Task Run_OfAWrongCommandLine_Is2AndSaysWhyOnStandardError(params string[] args)
    {
        var run = await CliRun.OfAsync(args);

        Assert.Equal(ExitCode.WrongUsage, run.ExitCode);
        Assert.Contains("Help: lukhas-sim --help", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("dream", "--help")]
    [InlineData("--version")]
    public async Task Run_OfAQuestionForHelp_Is0(params string[] args)
    {
        var run = await CliRun.OfAsync(args);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.NotEmpty(run.Output);
    }
}
