using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Telemetry.Api.DecisionRecord;
using Telemetry.Api.Endpoints.Gritting.Record.Recomputations;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Records;
using Telemetry.Domain.Storage;
using Telemetry.Storage.Records;
using Telemetry.Tests.Integration.Api;

namespace Telemetry.Tests.Integration.DecisionRecord;

/// <summary>A decision record in a real SQLite file, which a test then tampers with as somebody at the machine could.</summary>
internal sealed class RecordUnderTest : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("telemetry-decision-record-");
    private readonly ServiceProvider _services;
    private long _position;

    public RecordUnderTest()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>("Telemetry:Records:Path", Path.Combine(_folder.FullName, "records.db"))]).Build();
        _services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Clock)
            .AddSqliteRecords(configuration).AddDecisionRecord(configuration).BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; } = new(ApiHost.Now);

    public IRecordChain Chain => _services.GetRequiredService<IRecordChain>();

    public IOutcomeLog Log => _services.GetRequiredService<IOutcomeLog>();

    public ITreatmentLog Treatments => _services.GetRequiredService<ITreatmentLog>();

    public HeadExport Heads => _services.GetRequiredService<HeadExport>();

    public HeadKey Key => _services.GetRequiredService<HeadKey>();

    public string HeadsPath => Path.Combine(_folder.FullName, "record-heads.jsonl");

    public string KeyPath => Path.Combine(_folder.FullName, "record-key.pem");

    public Recomputation Recomputation => _services.GetRequiredService<Recomputation>();

    public Task CommitAsync(params Outcome[] outcomes) => Log.CommitAsync(
        new OutcomeCommit("rules", new JournalPosition(++_position), Clock.GetUtcNow(), outcomes, [], [], []), CancellationToken.None);

    public Task CommitAsync(Decision decision, params DecisionEvidence[] evidence) => Log.CommitAsync(
        new OutcomeCommit("rules", new JournalPosition(++_position), Clock.GetUtcNow(), [decision], [], [], []) { Evidence = evidence }, CancellationToken.None);

    /// <summary>Five revisions of one night, and an acknowledgement: entries 1 (begun) to 7.</summary>
    public async Task WriteNightAsync()
    {
        for (var revision = 1; revision <= 5; revision++)
        {
            await CommitAsync(Some.Decision(revision));
            Clock.Advance(TimeSpan.FromMinutes(10));
        }

        await Log.AppendAsync(
            Clock.GetUtcNow(),
            [new OperatorAction("seen", OperatorActionKind.Acknowledge, "A. Officer", "Gritters are called in", Clock.GetUtcNow()) { Route = Some.Decision().Route, Day = Some.Decision().Day, Revision = 5 }],
            CancellationToken.None);
    }

    public Task<RecordVerification> VerifyAsync() => _services.GetRequiredService<RecordVerifier>().VerifyAsync(null, null, CancellationToken.None);

    /// <summary>One number, as the sqlite3 program gives it.</summary>
    public async Task<long> NumberAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.FullName, "records.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>As with the sqlite3 program.</summary>
    public async Task TamperAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.FullName, "records.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
