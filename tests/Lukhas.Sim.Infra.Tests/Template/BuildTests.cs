using Lukhas.Sim.Infra.Tests.Bicep;

namespace Lukhas.Sim.Infra.Tests.Template;

public sealed class BuildTests
{
    [Theory]
    [InlineData("build", "--stdout")]
    [InlineData("lint")]
    public async Task Main_WhenCompiledAndLinted_HasNoWarning(string command, params string[] options)
    {
        var (_, complaints) = await BicepCli.RunAsync([command, Repository.PathOf("infra/main.bicep"), .. options]);

        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Parameters_WhenBuilt_HaveNoWarning()
    {
        var (output, complaints) = await BicepCli.RunAsync("build-params", Repository.PathOf("infra/main.bicepparam"), "--stdout");

        Assert.Empty(complaints);
        Assert.Contains("environmentName", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Linter_WhenSomethingIsUnused_Complains()
    {
        var folder = Directory.CreateTempSubdirectory("lukhas-lint-");
        try
        {
            File.Copy(Repository.PathOf("infra/bicepconfig.json"), Path.Combine(folder.FullName, "bicepconfig.json"));
            var path = Path.Combine(folder.FullName, "main.bicep");
            await File.WriteAllTextAsync(path, "param unused string\n", TestContext.Current.CancellationToken);

            var (_, complaints) = await BicepCli.RunAsync("lint", path);

            Assert.Contains("Warning no-unused-params", complaints, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Sources_WhenFormatted_StayAsTheyAre()
    {
        var folder = Directory.CreateTempSubdirectory("lukhas-format-");
        try
        {
            Repository.Copy("infra", folder.FullName);

            var (_, complaints) = await BicepCli.RunAsync("format", "--pattern", Path.Combine(folder.FullName, "**", "*.bicep"));

            Assert.Empty(complaints);
            Assert.All(
                Directory.EnumerateFiles(folder.FullName, "*.bicep", SearchOption.AllDirectories),
                path => Assert.Equal(Repository.Read(Path.Combine("infra", Path.GetRelativePath(folder.FullName, path))), File.ReadAllText(path)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
