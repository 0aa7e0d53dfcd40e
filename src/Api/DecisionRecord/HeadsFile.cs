using System.Text.Json;
using System.Text.Json.Serialization;
using Telemetry.Domain.Records;

namespace Telemetry.Api.DecisionRecord;

/// <summary>The exported heads: a file outside the database, one JSON object a line, only ever appended to.</summary>
internal static class HeadsFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    public static void Append(string path, SignedHead head)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        }

        using var file = new FileStream(full, options);
        List<byte> line = [.. JsonSerializer.SerializeToUtf8Bytes(head, Json), (byte)'\n'];
        if (file.Length > 0)
        {
            // A line that a crash cut off stays one bad line, and does not spoil this one.
            file.Seek(-1, SeekOrigin.End);
            if (file.ReadByte() != '\n')
            {
                line.Insert(0, (byte)'\n');
            }
        }

        file.Write([.. line]);
        file.Flush(flushToDisk: true);
    }

    /// <summary>The heads of a file, and the lines of it that are none. A file that is not there has no heads.</summary>
    public static (IReadOnlyList<SignedHead> Heads, IReadOnlyList<RecordFinding> Findings) Read(string path)
    {
        List<SignedHead> heads = [];
        List<RecordFinding> findings = [];
        if (!File.Exists(path))
        {
            return (heads, findings);
        }

        var number = 0;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0)
            {
                continue;
            }

            try
            {
                heads.Add(JsonSerializer.Deserialize<SignedHead>(line, Json) ?? throw new JsonException("null"));
            }
            catch (JsonException)
            {
                findings.Add(new RecordFinding(RecordTrouble.UnreadableHead, null, $"Line {number} of {path} is no head of the record."));
            }
        }

        return (heads, findings);
    }
}
