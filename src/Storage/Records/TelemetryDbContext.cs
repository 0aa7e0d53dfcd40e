using Microsoft.EntityFrameworkCore;
using Telemetry.Storage.Records.Entities;

namespace Telemetry.Storage.Records;

/// <summary>The records' tables. Nothing in the model is of one database only.</summary>
internal sealed class TelemetryDbContext(DbContextOptions<TelemetryDbContext> options) : DbContext(options)
{
    public DbSet<OutcomeEntity> Outcomes => Set<OutcomeEntity>();

    public DbSet<RecordEntryEntity> RecordEntries => Set<RecordEntryEntity>();

    public DbSet<EvidenceEntity> Evidence => Set<EvidenceEntity>();

    public DbSet<PositionEntity> Positions => Set<PositionEntity>();

    public DbSet<ForecastEntity> Forecasts => Set<ForecastEntity>();

    public DbSet<DeadLetterEntity> DeadLetters => Set<DeadLetterEntity>();

    public DbSet<DeadLetterCountEntity> DeadLetterCounts => Set<DeadLetterCountEntity>();

    public DbSet<GapEntity> Gaps => Set<GapEntity>();

    public DbSet<NetworkEntity> Networks => Set<NetworkEntity>();

    public DbSet<CredentialEntity> Credentials => Set<CredentialEntity>();

    public DbSet<CallOutEntity> CallOuts => Set<CallOutEntity>();

    public DbSet<CallOutNoticeEntity> CallOutNotices => Set<CallOutNoticeEntity>();

    public DbSet<OutboxEntity> Outbox => Set<OutboxEntity>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<OutcomeEntity>(outcome =>
        {
            outcome.ToTable("outcomes");
            outcome.HasIndex(o => new { o.Kind, o.Key, o.Id });
            outcome.HasIndex(o => new { o.Day, o.Route });
            outcome.HasIndex(o => new { o.Period, o.EventTime });
            outcome.HasIndex(o => new { o.Site, o.Period, o.EventTime });
            outcome.HasIndex(o => new { o.Rule, o.Subject, o.EventTime });
            outcome.HasIndex(o => new { o.State, o.EventTime });
        });
        modelBuilder.Entity<RecordEntryEntity>(entry =>
        {
            entry.ToTable("record_entries");
            entry.HasKey(e => e.Sequence);
            entry.Property(e => e.Sequence).ValueGeneratedNever();
            entry.HasIndex(e => e.Outcome).IsUnique();
            entry.HasIndex(e => new { e.Day, e.Route });
        });
        modelBuilder.Entity<EvidenceEntity>(evidence =>
        {
            evidence.ToTable("evidence");
            evidence.HasKey(e => e.Hash);
        });
        modelBuilder.Entity<PositionEntity>(position =>
        {
            position.ToTable("positions");
            position.HasKey(p => p.Consumer);
        });
        modelBuilder.Entity<ForecastEntity>(forecast =>
        {
            forecast.ToTable("forecasts");
            forecast.HasIndex(f => new { f.Site, f.IssuedAt, f.ReceivedAt });
        });
        modelBuilder.Entity<DeadLetterEntity>(letter =>
        {
            letter.ToTable("dead_letters");
            letter.Property(l => l.Id).ValueGeneratedNever();
            letter.HasIndex(l => new { l.Gateway, l.Id });
            letter.HasIndex(l => new { l.ReceivedAt, l.Reasons });
        });
        modelBuilder.Entity<DeadLetterCountEntity>(count =>
        {
            count.ToTable("dead_letter_counts");
            count.HasData(new DeadLetterCountEntity { Id = DeadLetterCountEntity.TheOne });
        });
        modelBuilder.Entity<GapEntity>(gap =>
        {
            gap.ToTable("gaps");
            gap.HasIndex(g => new { g.At, g.Source });
        });
        modelBuilder.Entity<NetworkEntity>().ToTable("networks");
        modelBuilder.Entity<CallOutEntity>(callOut =>
        {
            callOut.ToTable("call_outs");
            callOut.Property(c => c.Id).ValueGeneratedNever();
            callOut.HasIndex(c => c.Key).IsUnique();
            callOut.HasIndex(c => c.At);
        });
        modelBuilder.Entity<CallOutNoticeEntity>(notice =>
        {
            notice.ToTable("call_out_notices");
            notice.HasIndex(n => new { n.Concern, n.At });
        });
        modelBuilder.Entity<OutboxEntity>(message =>
        {
            message.ToTable("outbox");
            message.HasIndex(m => m.CallOut);
            message.HasIndex(m => new { m.State, m.Recipient, m.DueAt });
        });
        modelBuilder.Entity<CredentialEntity>(credential =>
        {
            credential.ToTable("credentials");
            credential.HasKey(c => c.KeyId);
            credential.HasIndex(c => new { c.Kind, c.Principal });
        });
    }
}
