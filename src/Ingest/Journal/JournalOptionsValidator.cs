using Microsoft.Extensions.Options;

namespace Telemetry.Ingest.Journal;

[OptionsValidator]
internal sealed partial class JournalOptionsValidator : IValidateOptions<JournalOptions>;
