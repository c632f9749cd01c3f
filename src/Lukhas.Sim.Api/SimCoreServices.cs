using Lukhas.Sim.Api.Audit;
using Lukhas.Sim.Api.Settings;
using Lukhas.Sim.Api.Shards;
using Lukhas.Sim.Api.Storage;
using Lukhas.Sim.Api.Sweeping;
using Lukhas.Sim.Api.Telemetry;
using Lukhas.Sim.Api.Tokens.Keys;
using Lukhas.Sim.Core;
using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Lane;
using Lukhas.Sim.Core.Policy;
using Lukhas.Sim.Core.Rehearsal;
using Lukhas.Sim.Core.Shards;
using Lukhas.Sim.Core.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Lukhas.Sim.Api;

/// <summary>Registers the lane. It stands here since Core knows no container.</summary>
public static class SimCoreServices
{
    /// <summary>
    /// Registers the lane, its policy and engine, the settings and the memory backends. Settings come from the host's
    /// <see cref="IConfiguration"/> and are read when the host starts; if any is not valid, it does not start.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="defaults">What the host decides; null for everything in memory.</param>
    public static IServiceCollection AddSimCore(this IServiceCollection services, SimDefaults? defaults = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IIdSource, CryptographicIdSource>();
        services.AddMetrics();
        services.AddSingleton<SimMeter>();
        services.AddSingleton<LoggingAuditSink>();
        services.TryAddSingleton(Audit);
        services.TryAddSingleton(_ => new KeyServers(KeyServers.Network()));
        services.AddSingleton(provider => new SimSettingsReader(
            provider.GetRequiredService<IConfiguration>(),
            defaults ?? SimDefaults.Memory,
            provider.GetRequiredService<StorageBackends>(),
            address => ActivatorUtilities.CreateInstance<RemoteIssuerKeys>(provider, address)).Read());
        services.AddSingleton(provider => provider.GetRequiredService<SimSettings>().Lane);
        services.AddHostedService<StartupCheck>();
        return services.AddStorage().AddLane();
    }

    private static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddSingleton<StorageBackends>();
        services.AddSingleton<StorageBackend>(new StorageBackend.Jobs(
            "memory",
            provider => new MemoryJobStore(provider.GetRequiredService<TimeProvider>()),
            provider => new MemoryStepUpLedger(provider.GetRequiredService<TimeProvider>()),
            _ => new MemoryLaneSwitchStore()));
        services.AddSingleton<StorageBackend>(new StorageBackend.Dreams("memory", _ => new MemoryDreamInbox()));
        services.TryAddSingleton(MeteredStore);
        services.TryAddSingleton(MeteredLedger);
        services.TryAddSingleton(MeteredSwitches);
        services.TryAddSingleton(MeteredInbox);
        return services;
    }

    private static IAuditSink Audit(IServiceProvider provider)
    {
        var meter = provider.GetRequiredService<SimMeter>();
        var log = new DecisionCountingAuditSink(provider.GetRequiredService<LoggingAuditSink>(), meter);
        var backend = provider.GetRequiredService<StorageBackends>().Audit(provider.GetRequiredService<SimSettings>().Audit);
        return backend is null ? log : new TwofoldAuditSink(log, new TimedAuditSink(backend.Sink(provider), backend.Name, meter));
    }

    private static IJobStore MeteredStore(IServiceProvider provider)
    {
        var backend = JobBackend(provider);
        return new MeteredJobStore(backend.Store(provider), backend.Name, provider.GetRequiredService<SimMeter>());
    }

    private static IStepUpLedger MeteredLedger(IServiceProvider provider)
    {
        var backend = JobBackend(provider);
        return new MeteredStepUpLedger(backend.Ledger(provider), backend.Name, provider.GetRequiredService<SimMeter>());
    }

    private static ILaneSwitchStore MeteredSwitches(IServiceProvider provider)
    {
        var backend = JobBackend(provider);
        return new MeteredLaneSwitchStore(backend.Switches(provider), backend.Name, provider.GetRequiredService<SimMeter>());
    }

    private static IDreamInbox MeteredInbox(IServiceProvider provider)
    {
        var backend = provider.GetRequiredService<StorageBackends>().Inbox(provider.GetRequiredService<SimSettings>().Inbox);
        return new MeteredDreamInbox(backend.Inbox(provider), backend.Name, provider.GetRequiredService<SimMeter>());
    }

    private static StorageBackend.Jobs JobBackend(IServiceProvider provider) =>
        provider.GetRequiredService<StorageBackends>().JobStore(provider.GetRequiredService<SimSettings>().JobStore);

    private static IServiceCollection AddLane(this IServiceCollection services)
    {
        services.TryAddSingleton<StoredLaneSwitch>();
        services.TryAddSingleton<ILaneSwitch>(provider => provider.GetRequiredService<StoredLaneSwitch>());
        services.AddSingleton<IMatadaSchema>(_ => NodeSchema.Load(MatadaSchemaText.Read()));
        services.AddSingleton(provider => provider.GetRequiredService<SimSettings>().Policy ?? PolicyDocument.Default);
        services.AddSingleton<PolicyGate>();
        services.AddSingleton<Rehearser>();
        services.AddSingleton<LaneClock>();
        services.AddSingleton<SeedIntake>();
        services.AddSingleton<StepUpCheck>();
        services.AddSingleton<SeedScheduler>();
        services.AddSingleton<DreamMaker>();
        services.AddSingleton<RehearsalSlots>();
        services.AddSingleton<DreamInboxWriter>();
        services.AddSingleton<InboxReader>();
        services.AddSingleton<InboxPurger>();
        services.AddSingleton<DreamCollector>();
        services.AddSingleton<LaneOperator>();
        services.AddSingleton<JobSweeper>();
        services.AddSingleton<SweepRun>();
        services.AddSingleton<ReadinessProbe>();
        services.AddSingleton<SimulationLane>();
        return services;
    }
}
