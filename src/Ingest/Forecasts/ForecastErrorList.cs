using Telemetry.Domain.Forecasts;

namespace Telemetry.Ingest.Forecasts;

/// <summary>Gathers errors up to a limit, and counts the rest.</summary>
internal sealed class ForecastErrorList(int most)
{
    private readonly List<ForecastError> _errors = [];
    private int _leftOut;

    public bool Any => _errors.Count > 0;

    public void Add(string where, string problem, string remedy)
    {
        if (_errors.Count < most)
        {
            _errors.Add(new ForecastError(where, problem, remedy));
        }
        else
        {
            _leftOut++;
        }
    }

    public ForecastReadResult Result(IReadOnlyList<ForecastIssue> issues) => new(Any ? [] : issues, _errors, _leftOut);
}
