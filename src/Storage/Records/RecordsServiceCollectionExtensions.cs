using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Telemetry.Domain.Storage;

namespace Telemetry.Storage.Records;

public static class RecordsServiceCollectionExtensions
{
    /// <summary>Keeps outcomes, forecasts, dead letters, network files and keys in an embedded SQLite file, migrated at start.</summary>
    public static IServiceCollection AddSqliteRecords(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RecordsOptions>().Bind(configuration.GetSection(RecordsOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SqliteFile>();
        services.AddPooledDbContextFactory<TelemetryDbContext>((provider, builder) =>
        {
            var options = provider.GetRequiredService<IOptions<RecordsOptions>>().Value;
            var connection = new SqliteConnectionStringBuilder
            {
                DataSource = Path.GetFullPath(options.Path),
                DefaultTimeout = (int)Math.Ceiling(options.BusyTimeout.TotalSeconds),
            };
            builder.UseSqlite(connection.ConnectionString).AddInterceptors(provider.GetRequiredService<SqliteFile>());
        });
        services.AddSingleton<RecordsDatabase>();
        services.AddSingleton<RecordsLock>();
        services.AddSingleton<IOutcomeLog, OutcomeLog>();
        services.AddSingleton<ITreatmentLog, TreatmentLog>();
        services.AddSingleton<IRecordChain, RecordChain>();
        services.AddSingleton<IForecastStore, ForecastStore>();
        services.AddSingleton<IGapLog, GapLog>();
        services.AddSingleton<IBinLog, BinLog>();
        services.AddSingleton<IDeadLetterStore, DeadLetterStore>();
        services.AddSingleton<INetworkStore, NetworkStore>();
        services.AddSingleton<ICredentialStore, CredentialStore>();
        services.AddSingleton(provider => SqliteFile.Files(provider.GetRequiredService<IOptions<RecordsOptions>>().Value.Path));
        services.AddSingleton<ICallOutStore, CallOutStore>();
        services.AddSingleton<IStoreBackup, RecordsBackup>();
        services.AddHostedService<RecordsStartup>();
        return services;
    }
}
