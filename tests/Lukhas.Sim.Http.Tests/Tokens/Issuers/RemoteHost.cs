using System.Net;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Lukhas.Sim.Http.Tests.Tokens.Issuers;

/// <summary>A provider, one key that it publishes, and a host that trusts it, by a clock that only tests turn.</summary>
internal sealed class RemoteHost : IAsyncDisposable
{
    private RemoteHost(OpenIdProvider provider, TokenSigner signer, OwnHost host, FakeTimeProvider time)
    {
        Provider = provider;
        Signer = signer;
        Host = host;
        Time = time;
    }

    public OpenIdProvider Provider { get; }

    public TokenSigner Signer { get; }

    public OwnHost Host { get; }

    public FakeTimeProvider Time { get; }

    public static async Task<RemoteHost> StartAsync(
        string source = "JwksUri",
        bool https = false,
        Action<OpenIdProvider>? provide = null,
        Dictionary<string, string?>? settings = null,
        ILoggerProvider? log = null)
    {
        Assert.SkipWhen(Deployment.BaseAddress is not null, "This test needs a host with settings of its own, and SIM_BASE_URL names a deployment.");
        var provider = await OpenIdProvider.StartAsync(https);
        var signer = TokenSigner.Create();
        provider.Publish(signer);
        provide?.Invoke(provider);
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var all = provider.Settings(0, source);
        foreach (var (name, value) in settings ?? [])
            all[name] = value;
        var host = await OwnHost.StartAsync(all, Register, time);
        return new RemoteHost(provider, signer, host, time);

        void Register(IServiceCollection services)
        {
            services.AddSingleton(_ => provider.Trusting());
            if (log is not null)
                services.AddLogging(logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Warning).AddProvider(log));
        }
    }

    /// <summary>A genuine token of the provider's, if the signer is its own.</summary>
    public TestToken Token(TokenSigner? signer = null) => TestToken.Of(signer ?? Signer, [Scopes.Schedule], Time).With(claims =>
    {
        claims["iss"] = Provider.Issuer;
        claims["aud"] = "api://sim";
    });

    public Task<Answer> ScheduleAsync(TokenSigner? signer = null) => Host.Client.ScheduleAsync(Token(signer), TestSeeds.Plain);

    public async Task MustAcceptAsync(TokenSigner? signer = null) => (await ScheduleAsync(signer)).MustBe(HttpStatusCode.Accepted);

    public async Task MustRefuseAsync(TokenSigner signer) =>
        (await ScheduleAsync(signer)).MustBeProblem("capability-invalid", HttpStatusCode.Unauthorized);

    public async Task<Answer> MustBeUnavailableAsync(TokenSigner? signer = null) =>
        (await ScheduleAsync(signer)).MustBeProblem("issuer-unavailable", HttpStatusCode.ServiceUnavailable);

    /// <summary>Repeats a call that starts or waits for work in the background, until it comes to what is expected; the test run's own end is the limit.</summary>
    public static async Task UntilAsync(Func<Task<bool>> reached)
    {
        while (!await reached())
            await Task.Delay(10, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Provider.DisposeAsync();
        Signer.Dispose();
    }
}
