using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Telemetry.Domain.Storage;
using Telemetry.Storage.Records;

namespace Telemetry.Tests.Contract.Records.Sqlite;

/// <summary>What is SQLite's own: the file, its settings, its migrations.</summary>
public sealed class SqliteFileTests : IAsyncDisposable
{
    private readonly SqliteFolder _folder = new();
    private readonly ServiceProvider _services;

    public SqliteFileTests() => _services = _folder.Services();

    private static CancellationToken None => CancellationToken.None;

    private IOutcomeLog Log => _services.GetRequiredService<IOutcomeLog>();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Delete();
    }

    [Fact]
    public async Task Only_its_owner_may_read_the_file_and_what_lies_beside_it()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Unix rights");
            return;
        }

        await Log.CommitAsync(SomeRecord.Commit(1, SomeRecord.Decision()), None);
        var files = Directory.GetFiles(Path.GetDirectoryName(_folder.Path)!);
        Assert.Contains(files, f => f.EndsWith("-wal", StringComparison.Ordinal));
        foreach (var file in files)
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task A_commit_is_synced_and_readers_do_not_wait()
    {
        await using var context = await _services.GetRequiredService<RecordsDatabase>().OpenAsync(None);
        Assert.Equal(["wal"], await context.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").ToListAsync());
        Assert.Equal([2], await context.Database.SqlQueryRaw<int>("SELECT synchronous AS Value FROM pragma_synchronous").ToListAsync());
    }

    [Fact]
    public async Task The_model_has_no_change_that_lacks_a_migration()
    {
        await using var context = await _services.GetRequiredService<RecordsDatabase>().OpenAsync(None);
        Assert.False(context.Database.HasPendingModelChanges());
        Assert.Empty(await context.Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public async Task Refuses_records_of_a_newer_version()
    {
        await using (var context = await _services.GetRequiredService<RecordsDatabase>().OpenAsync(None))
        {
            await context.Database.ExecuteSqlRawAsync("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99.0.0')");
        }

        await using var again = _folder.Services();
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => again.GetRequiredService<IOutcomeLog>().ReadLastIdAsync(None));
        Assert.Contains("29990101000000_Later", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_host_is_refused_until_the_first_has_stopped_and_a_command_is_not()
    {
        await StartAsync(_services);
        await using var second = _folder.Services();
        var error = await Assert.ThrowsAsync<IOException>(() => StartAsync(second));
        Assert.Contains("in use by another host", error.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.Path, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await second.GetRequiredService<IOutcomeLog>().ReadLastIdAsync(None));

        await _services.GetServices<IHostedService>().OfType<IHostedLifecycleService>().Single().StoppedAsync(None);
        await StartAsync(second);

        static Task StartAsync(ServiceProvider host) => host.GetServices<IHostedService>().OfType<IHostedLifecycleService>().Single().StartingAsync(None);
    }

    [Fact]
    public async Task Outcomes_are_found_by_an_index()
    {
        await using var context = await _services.GetRequiredService<RecordsDatabase>().OpenAsync(None);
        foreach (var (condition, index) in new[]
        {
            ("Day = '2026-11-23' AND Route = 'r'", "Day_Route"), ("Kind = 1 AND Key = 'k' AND Id > 5", "Kind_Key_Id"),
            ("Site = 'a' AND Period = 0 AND EventTime > 5", "Site_Period_EventTime"), ("Rule = 'r' AND Subject = 's' AND EventTime > 5", "Rule_Subject_EventTime"),
        })
        {
            await context.Database.OpenConnectionAsync(None);
            await using var command = context.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"EXPLAIN QUERY PLAN SELECT * FROM outcomes WHERE {condition}";
            await using var reader = await command.ExecuteReaderAsync(None);
            Assert.True(await reader.ReadAsync(None));
            Assert.Contains(index, reader.GetString(3), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Consumers_that_commit_at_the_same_time_wait_for_each_other()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(consumer => Task.Run(async () =>
        {
            for (var position = 1; position <= 10; position++)
            {
                var commit = SomeRecord.Commit(position, SomeRecord.Decision($"r-{consumer}-{position}")) with { Consumer = $"c{consumer}" };
                Assert.Single(await Log.CommitAsync(commit, None));
                Assert.NotEmpty(await Log.ReadStandingDecisionsAsync(SomeRecord.Day, null, None));
            }
        })));
        Assert.Equal(Enumerable.Range(1, 40).Select(i => (long)i), (await Log.ReadAfterAsync(0, 100, None)).Select(o => o.Id));
    }

    [Fact]
    public void A_wrong_option_is_named()
    {
        var options = new RecordsOptions { DeadLetters = 0 };
        var results = new List<System.ComponentModel.DataAnnotations.ValidationResult>();
        Assert.False(System.ComponentModel.DataAnnotations.Validator.TryValidateObject(options, new(options), results, validateAllProperties: true));
        Assert.Equal(nameof(RecordsOptions.DeadLetters), Assert.Single(Assert.Single(results).MemberNames));
    }

}
