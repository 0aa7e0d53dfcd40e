namespace Telemetry.Api.Backups;

internal static class BackupServiceCollectionExtensions
{
    /// <summary>Adds backups of the running host. Expects the journal and the stores.</summary>
    public static IServiceCollection AddBackups(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<BackupOptions>().Bind(configuration.GetSection(BackupOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<BackupWriter>();
        services.AddTransient<Restore>();
        return services;
    }
}
