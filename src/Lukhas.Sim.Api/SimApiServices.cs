using Lukhas.Sim.Api.Problems;
using Lukhas.Sim.Api.RateLimits;
using Lukhas.Sim.Api.Requests;
using Lukhas.Sim.Api.Settings;
using Lukhas.Sim.Api.Tokens;
using Lukhas.Sim.Api.Tokens.JobBound;
using Lukhas.Sim.Core.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace Lukhas.Sim.Api;

/// <summary>Registers the HTTP face.</summary>
public static class SimApiServices
{
    /// <summary>
    /// Registers what requests need beside the lane. A host that trusts an issuer of its own registers it as a singleton
    /// <see cref="TrustedIssuer"/>; those that settings name are trusted too.
    /// </summary>
    /// <param name="services">The host's services, with <see cref="SimCoreServices.AddSimCore"/> called on them.</param>
    public static IServiceCollection AddSimApi(this IServiceCollection services)
    {
        services.AddSingleton(provider => new TrustedIssuers(
            [.. provider.GetRequiredService<SimSettings>().Issuers, .. provider.GetServices<TrustedIssuer>(), .. Lane(provider)]));
        services.AddSingleton(provider => new LaneIssuer(
            provider.GetRequiredService<SimSettings>().LaneKey,
            provider.GetRequiredService<SimSettings>().PreviousLaneKey,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IAuditSink>()));
        services.AddSingleton(provider => new DeniedTokens(provider.GetRequiredService<SimSettings>().DeniedTokens));
        services.AddSingleton(provider => new CallerRateLimiter(provider.GetRequiredService<SimSettings>().Rate));
        services.AddSingleton(_ => new VerifiedTokens());
        services.AddSingleton<CapabilityVerifier>();
        services.AddSingleton<ProblemMapper>();
        services.AddSingleton<SimRequests>();
        return services;
    }

    private static TrustedIssuer[] Lane(IServiceProvider provider) => provider.GetRequiredService<LaneIssuer>().Trusted is { } lane ? [lane] : [];
}
