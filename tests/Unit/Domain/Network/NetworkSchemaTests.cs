using NJsonSchema;
using Telemetry.Domain.Quantities;

namespace Telemetry.Tests.Unit.Domain.Network;

/// <summary>The published schema says the same as the reader, as far as a schema can.</summary>
public sealed class NetworkSchemaTests
{
    // NJsonSchema knows the keyword of drafts before 2019 only; and nothing of prefixItems, which it passes over.
    private static readonly Task<JsonSchema> Schema = JsonSchema.FromJsonAsync(
        File.ReadAllText(Repository.Path("docs", "network.schema.json")).Replace("$defs", "definitions", StringComparison.Ordinal));

    public static TheoryData<string, bool> Mutations =>
        [.. NetworkFileMutations.All.Select(m => new TheoryDataRow<string, bool>(m.Key, m.Value.Structural))];

    [Fact]
    public async Task Accepts_the_published_example() =>
        Assert.Empty((await Schema).Validate(NetworkFileMutations.Example));

    [Theory]
    [MemberData(nameof(Mutations))]
    public async Task Rejects_what_the_reader_rejects_for_its_structure_and_only_that(string mutation, bool structural) =>
        Assert.Equal(structural, (await Schema).Validate(NetworkFileMutations.Apply(mutation)).Count > 0);

    [Fact]
    public async Task Knows_every_quantity_of_the_catalogue()
    {
        var listed = (await Schema).Definitions["sensor"].Properties["quantities"].Item!.Enumeration.Cast<string>();

        Assert.Equal(QuantityCatalogue.All.Select(q => q.Name), listed);
    }
}
