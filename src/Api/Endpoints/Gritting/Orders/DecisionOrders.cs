using System.Data.Common;
using Telemetry.Api.DecisionRecord;
using Telemetry.Api.Endpoints.Alerts;
using Telemetry.Api.Endpoints.Gritting.Record;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;

namespace Telemetry.Api.Endpoints.Gritting.Orders;

/// <summary>Puts an order on record and exports the record's head with it.</summary>
internal sealed partial class DecisionOrders(OperatorActions actions, HeadExport heads, ILogger<DecisionOrders> logger)
{
    public async Task<DecisionOrderReceiptDto> GiveAsync(
        OperatorActionKind kind, Decision decided, DecisionOrder order, string by, string reason, CancellationToken cancellation)
    {
        var action = await actions.OrderAsync(kind, decided, order, by, reason, cancellation);
        try
        {
            return new DecisionOrderReceiptDto(action, await heads.ExportAsync(CancellationToken.None) is { } head ? RecordHeadDto.Of(head) : null, null);
        }
        catch (Exception error) when (error is IOException or DbException)
        {
            // It is on record. That its head is late must not make anybody order it twice.
            NotExported(error.Message);
            return new DecisionOrderReceiptDto(action, null, error.Message);
        }
    }

    [LoggerMessage(4602, LogLevel.Warning, "An order is on record, and the head of the decision record was not exported; it is tried again: {Why}")]
    private partial void NotExported(string why);
}
