using Microsoft.Extensions.Options;
using Telemetry.Api.Endpoints.Gritting.Orders;
using Telemetry.Api.Endpoints.Gritting.Record.Claims;
using Telemetry.Api.Endpoints.Gritting.Record.Recomputations;
using Telemetry.Api.Endpoints.Gritting.Spreading;
using Telemetry.Storage.Records;

namespace Telemetry.Api.DecisionRecord;

internal static class DecisionRecordServiceCollectionExtensions
{
    /// <summary>Adds signing, exporting and verifying of the decision record. Expects an <c>IRecordChain</c>.</summary>
    public static IServiceCollection AddDecisionRecord(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DecisionRecordOptions>().Bind(configuration.GetSection(DecisionRecordOptions.Section))
            .PostConfigure<IOptions<RecordsOptions>>((record, records) =>
            {
                var folder = Path.GetDirectoryName(Path.GetFullPath(records.Value.Path))!;
                record.KeyFile = record.KeyFile is { Length: > 0 } key ? key : Path.Combine(folder, "record-key.pem");
                record.HeadsFile = record.HeadsFile is { Length: > 0 } heads ? heads : Path.Combine(folder, "record-heads.jsonl");
            })
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<HeadKey>();
        services.AddSingleton<HeadExport>();
        services.AddSingleton<RecordVerifier>();
        services.AddSingleton<DecisionOrders>();
        services.AddSingleton<TreatmentDifferences>();
        services.AddSingleton<ClaimStations>();
        services.AddSingleton<ClaimReader>();
        services.AddSingleton<EvidencePieces>().AddSingleton<ClaimEvidences>();
        services.AddSingleton<Recomputation>();
        services.AddHostedService<HeadExportService>();
        return services;
    }
}
