using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Telemetry.Domain.Journal;
using Telemetry.Ingest.Journal.Files;

namespace Telemetry.Ingest.Journal;

public static class JournalServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IJournal"/> and <see cref="IJournalOperations"/>, open from before the first hosted service starts until
    /// after the last has stopped, and the ticks.
    /// </summary>
    public static IServiceCollection AddJournal(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<JournalOptions>().Bind(configuration.GetSection(JournalOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<JournalOptions>, JournalOptionsValidator>();
        services.AddSingleton<IValidateOptions<JournalOptions>, JournalSizesValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(Create);
        services.AddSingleton<IJournal>(provider => provider.GetRequiredService<DurableJournal>());
        services.AddSingleton<IJournalOperations>(provider => provider.GetRequiredService<DurableJournal>());
        services.AddHostedService<JournalLifetime>();
        services.AddHostedService<TickSource>();
        return services;
    }

    private static DurableJournal Create(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<JournalOptions>>().Value;
        return new DurableJournal(
            new DiskFileSystem(options.Directory),
            options,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<DurableJournal>>(),
            provider.GetService<IMeterFactory>());
    }
}
