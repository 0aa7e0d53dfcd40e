using Microsoft.Extensions.Options;

namespace Telemetry.Api.DecisionRecord;

/// <summary>Exports the record's head from time to time, and again what could not be exported at a confirmation.</summary>
internal sealed partial class HeadExportService(
    HeadExport heads, IOptions<DecisionRecordOptions> options, TimeProvider clock, ILogger<HeadExportService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.HeadInterval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await heads.ExportNewAsync(stoppingToken);
            }
            catch (Exception error) when (error is IOException or System.Data.Common.DbException)
            {
                NotExported(error.Message);
            }
        }
    }

    [LoggerMessage(4601, LogLevel.Warning, "The head of the decision record was not exported, and is tried again: {Why}")]
    private partial void NotExported(string why);
}
