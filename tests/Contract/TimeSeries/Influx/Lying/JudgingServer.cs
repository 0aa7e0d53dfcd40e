using System.Collections.Concurrent;
using System.Text.Json;

namespace Telemetry.Tests.Contract.TimeSeries.Influx.Lying;

/// <summary>Stores lines as one of the versions does, but those that the test judges guilty. What it says it dropped is always wrong.</summary>
internal sealed class JudgingServer(Dialect dialect, Func<string, string?> judge)
{
    private int _requests;

    public ConcurrentDictionary<string, int> Stored { get; } = new();

    public int Requests => _requests;

    public LyingAnswer Answer(LyingRequest request)
    {
        Interlocked.Increment(ref _requests);
        var judged = request.Lines.Select((line, i) => (Line: line, Number: i + 1, Reason: judge(line))).ToArray();
        var guilty = judged.Where(line => line.Reason is not null).ToArray();
        if (guilty.Length == 0 || dialect != Dialect.Whole)
        {
            foreach (var line in judged.Where(line => line.Reason is null))
            {
                Stored.AddOrUpdate(line.Line, 1, (_, times) => times + 1);
            }
        }

        return guilty.Length == 0 ? LyingAnswer.Stored : dialect switch
        {
            Dialect.Partial => LyingAnswer.Error(400, $"partial write: {guilty[0].Reason} dropped=0"),
            Dialect.Unprocessable => LyingAnswer.Of(422, JsonSerializer.Serialize(new { code = "unprocessable entity", message = $"failure writing points to database: partial write: {guilty[0].Reason} dropped={judged.Length}" })),
            Dialect.Whole => LyingAnswer.Of(400, JsonSerializer.Serialize(new { code = "invalid", message = $"unable to parse '{guilty[0].Line}': {guilty[0].Reason}" })),
            _ => LyingAnswer.Of(400, JsonSerializer.Serialize(new
            {
                error = "partial write of line protocol occurred",
                data = guilty.Take(100).Select(line => new
                {
                    line_number = dialect == Dialect.NamingWrongly && line.Number % 2 == 0 ? line.Number + 1 : line.Number,
                    original_line = line.Line,
                    error_message = line.Reason,
                }),
            })),
        };
    }
}
