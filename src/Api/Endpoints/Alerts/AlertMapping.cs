using Telemetry.Domain.Alerts;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.Alerts;

internal static class AlertMapping
{
    public static AlertDto ToDto(this LoggedOutcome<Alert> logged)
    {
        var alert = logged.Outcome;
        return new AlertDto(
            logged.Id, alert.Rule, alert.Subject, alert.Severity.ToString(), alert.State.ToString(), alert.At, logged.RecordedAt, alert.Reason, alert.Withdrawn);
    }
}
