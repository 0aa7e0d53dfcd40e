using Microsoft.AspNetCore.Http.HttpResults;
using Telemetry.Api.Problems;

namespace Telemetry.Api.Endpoints.Requests;

/// <summary>Everything wrong with a request, by the name of the parameter or the path in the body, so that all is told at once.</summary>
internal sealed class RequestErrors
{
    /// <summary>Errors told one by one; a body of a hundred thousand bad rows is answered with a page, not a book.</summary>
    private const int Most = 1000;

    private readonly Dictionary<string, List<string>> _errors = new(StringComparer.Ordinal);
    private int _count;

    public bool Any => _count > 0;

    /// <summary>For a terminal: each with the place it was found at.</summary>
    public IEnumerable<string> Lines => _errors.SelectMany(e => e.Value.Select(what => $"{e.Key} {what}"));

    public void Add(string where, string what)
    {
        _count++;
        if (_count > Most)
        {
            return;
        }

        if (!_errors.TryGetValue(where, out var list))
        {
            _errors.Add(where, list = []);
        }

        list.Add(what);
    }

    public ProblemHttpResult ToProblem()
    {
        var errors = _errors.ToDictionary(e => e.Key, e => e.Value.ToArray(), StringComparer.Ordinal);
        if (_count > Most)
        {
            errors["$"] = [$"and {_count - Most} more errors"];
        }

        return ApiProblem.Invalid(errors);
    }
}
