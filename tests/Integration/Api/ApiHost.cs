using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Telemetry.Api;
using Telemetry.Api.Composition;
using Telemetry.Api.Dashboard;
using Telemetry.Api.Health;
using Telemetry.Api.Live;
using Telemetry.Api.Security;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Live;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Ingest.Journal;
using Telemetry.Ingest.Journal.Files;
using Telemetry.Ingest.Security;
using Telemetry.Storage.TimeSeries.DuckDb;
using Telemetry.Tests.Integration.Api.Doubles;

namespace Telemetry.Tests.Integration.Api;

/// <summary>The real API on a real Kestrel and a real DuckDB, with the rest of the pipeline in memory and a clock that stands at 2026-01-14 18:00 UTC.</summary>
internal sealed class ApiHost : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 1, 14, 18, 0, 0, TimeSpan.Zero);

    private readonly WebApplication _app;
    private readonly string _folder;

    private ApiHost(WebApplication app, string folder, FakeTimeProvider clock, MemoryOutcomeLog outcomes, MemoryRecords records)
    {
        _app = app;
        _folder = folder;
        Clock = clock;
        Outcomes = outcomes;
        Records = records;
    }

    public FakeTimeProvider Clock { get; }

    public MemoryOutcomeLog Outcomes { get; }

    public MemoryRecords Records { get; }

    public MemoryPipeline Pipeline => _app.Services.GetRequiredService<MemoryPipeline>();

    public ITimeSeriesStore Store => _app.Services.GetRequiredService<ITimeSeriesStore>();

    /// <summary>The door before it.</summary>
    public HeldStore Held => _app.Services.GetRequiredService<HeldStore>();

    public IServiceProvider Services => _app.Services;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public static async Task<ApiHost> StartAsync(bool network = true, params (string Key, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("telemetry-api-").FullName;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Telemetry:DuckDb:Path"] = Path.Combine(folder, "readings.duckdb"),
            ["Telemetry:DecisionRecord:KeyFile"] = Path.Combine(folder, "record-key.pem"),
            ["Telemetry:DecisionRecord:HeadsFile"] = Path.Combine(folder, "record-heads.jsonl"),
            ["Telemetry:Backup:Directory"] = Path.Combine(folder, "backups"),
            ["Telemetry:BacktestReports:Directory"] = Path.Combine(folder, "backtests"),
            ["Telemetry:NetworkFile"] = network ? Repository.Path("docs", "network.example.json") : null,
            ["Telemetry:Api:BurstRequests"] = "100000",
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create<string, string?>(s.Key, s.Value)));
        var clock = new FakeTimeProvider(Now);
        var outcomes = new MemoryOutcomeLog();
        var records = new MemoryRecords();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<IOutcomeLog>(outcomes);
        builder.Services.AddSingleton(new MemoryRecordChain(outcomes)).AddSingleton<IRecordChain>(provider => provider.GetRequiredService<MemoryRecordChain>());
        builder.Services.AddSingleton<ITreatmentLog>(outcomes);
        builder.Services.AddSingleton<IGapLog>(outcomes);
        builder.Services.AddSingleton<IBinLog>(outcomes);
        builder.Services.AddSingleton<ICallOutStore>(new MemoryCallOutStore(outcomes));
        builder.Services.AddSingleton<INetworkStore>(records);
        builder.Services.AddSingleton<ICredentialStore>(records);
        builder.Services.AddSingleton<IForecastStore>(records);
        builder.Services.AddSingleton<IDeadLetterStore>(records);
        builder.Services.AddSingleton<MemoryPipeline>();
        builder.Services.AddSingleton<IJournal>(p => p.GetRequiredService<MemoryPipeline>());
        builder.Services.AddSingleton<IMessageIntake>(p => p.GetRequiredService<MemoryPipeline>());
        builder.Services.AddSingleton<ILatestReadings>(p => p.GetRequiredService<MemoryPipeline>());
        builder.Services.AddSingleton<IPipelineState>(p => p.GetRequiredService<MemoryPipeline>());
        builder.Services.AddSingleton<IJournalOperations>(_ => EmptyJournal(Path.Combine(folder, "journal"), clock));
        builder.Services.AddDuckDbTimeSeries(builder.Configuration);
        builder.Services.AddSingleton(provider => new HeldStore(provider.GetRequiredService<DuckDbTimeSeriesStore>()));
        builder.Services.AddSingleton<ITimeSeriesStore>(provider => provider.GetRequiredService<HeldStore>());
        builder.Services.AddApi(builder.Configuration);
        builder.Services.AddRules(builder.Configuration);
        var app = builder.Build();
        app.UseApi();
        app.MapApi();
        app.MapDashboard();
        var host = new ApiHost(app, folder, clock, outcomes, records);
        await host.Store.OpenAsync(CancellationToken.None);
        await app.StartAsync();
        host.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return host;
    }

    /// <summary>For backups: the rest of the API has its journal in memory.</summary>
    private static DurableJournal EmptyJournal(string directory, TimeProvider clock)
    {
        var journal = new DurableJournal(new DiskFileSystem(directory), new JournalOptions { Directory = directory }, clock, NullLogger<DurableJournal>.Instance);
        journal.Open(commitThread: false);
        return journal;
    }

    /// <summary>Stores readings as those of the first record of the journal on disk: a backup refuses a store that is ahead of its journal.</summary>
    public async Task StoreAsJournalledAsync(params StoredReading[] readings)
    {
        var journal = (DurableJournal)_app.Services.GetRequiredService<IJournalOperations>();
        await journal.AppendAsync(new TickRecord(Clock.GetUtcNow()), null, CancellationToken.None);
        journal.CommitPending();
        await Store.WriteAsync(Some.Batch(journal.Head.Sequence, readings), CancellationToken.None);
    }

    /// <summary>A caller with a fresh key of a role; Public is a caller without one.</summary>
    public async Task<HttpClient> ClientAsync(ApiRole role = ApiRole.Admin)
    {
        var client = new HttpClient { BaseAddress = Address, DefaultRequestVersion = HttpVersion.Version11 };
        if (role != ApiRole.Public)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await KeyAsync(role));
        }

        return client;
    }

    public async Task<string> KeyAsync(ApiRole role, DateTimeOffset? expiresAt = null)
    {
        var issued = KeyIssuer.Issue(CredentialKind.ApiKey, "test", role.ToString(), Clock.GetUtcNow(), expiresAt);
        await Records.AddAsync(issued.Credential, CancellationToken.None);
        return issued.Key;
    }

    /// <summary>Commits outcomes as the rules would and tells the watchers.</summary>
    public void Give(params Outcome[] outcomes) => _app.Services.GetRequiredService<LiveFeed>().Publish(Outcomes.Add(Clock.GetUtcNow(), outcomes));

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
