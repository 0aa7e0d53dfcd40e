using System.Globalization;
using Telemetry.Domain.Decisions;

namespace Telemetry.Api.Endpoints.Gritting.Record.Recomputations;

/// <summary>How two decisions about the same moment differ, to the precision that is promised: 0.01 °C, and everything else exactly.</summary>
internal static class DecisionDifferences
{
    private const double ToleranceK = 0.01;

    public static IReadOnlyList<RecomputedFieldDto> Between(Decision recorded, Decision again)
    {
        List<RecomputedFieldDto> differences = [];
        Compare("revision", Revision(recorded), Revision(again));
        Compare("action", recorded.Action.Name(), again.Action.Name());
        Compare("spreadRateGPerM2", Number(recorded.SpreadRate), Number(again.SpreadRate));
        Compare("treatments", GrittingMapping.Name(recorded.Treatments), GrittingMapping.Name(again.Treatments));
        Compare("windowStart", Time(recorded.WindowStart), Time(again.WindowStart));
        Compare("windowEnd", Time(recorded.WindowEnd), Time(again.WindowEnd));
        Compare("firstFreezeAt", Time(recorded.FirstFreezeAt), Time(again.FirstFreezeAt));
        Compare("basisUntil", Time(recorded.BasisUntil), Time(again.BasisUntil));
        Compare("lateRisk", recorded.LateRisk.ToString(), again.LateRisk.ToString());
        Compare("matrixRow", recorded.MatrixRow, again.MatrixRow);
        Compare("reasons", Codes(recorded), Codes(again));
        Compare("iceProbability", Number(recorded.IceProbability), Number(again.IceProbability));
        Compare("confidence", Number(recorded.Confidence), Number(again.Confidence));
        Compare("minRstAt", Time(recorded.MinRstAt), Time(again.MinRstAt));
        Temperature("minRst", recorded.MinRst, again.MinRst);
        foreach (var input in recorded.Inputs)
        {
            var other = again.Inputs.FirstOrDefault(i => i.Site == input.Site);
            Temperature($"inputs.{input.Site}.roadSurfaceTemperature", input.RoadSurfaceTemperature, other?.RoadSurfaceTemperature);
            Temperature($"inputs.{input.Site}.airTemperature", input.AirTemperature, other?.AirTemperature);
            Compare($"inputs.{input.Site}.roadSensorState", input.RoadSensorState, other?.RoadSensorState);
            Compare($"inputs.{input.Site}.forecastIssuedAt", Time(input.ForecastIssuedAt), Time(other?.ForecastIssuedAt));
        }

        return differences;

        void Compare(string field, string? was, string? comes)
        {
            if (was != comes)
            {
                differences.Add(new RecomputedFieldDto(field, was, comes));
            }
        }

        void Temperature(string field, double? was, double? comes)
        {
            if (was.HasValue != comes.HasValue || Math.Abs((was - comes) ?? 0) > ToleranceK)
            {
                differences.Add(new RecomputedFieldDto(field, Number(was), Number(comes)));
            }
        }
    }

    private static string? Revision(Decision decision) => decision.Revision == 0 ? null : decision.Revision.ToString(CultureInfo.InvariantCulture);

    private static string Codes(Decision decision) => string.Join(", ", decision.Reasons.Select(r => r.Code));

    private static string? Number(double? number) => number?.ToString("R", CultureInfo.InvariantCulture);

    private static string? Time(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
