using System.Globalization;
using System.Text;
using Telemetry.Api.Endpoints.Requests;

namespace Telemetry.Api.Endpoints.Gritting.Spreading;

/// <summary>Reports of treatments as CSV (RFC 4180): a line of column names in any order, then a line for each.</summary>
internal static class TreatmentCsv
{
    private static readonly string[] Columns =
        ["id", "route", "started_at", "ended_at", "material", "spread_rate_g_m2", "tonnes", "vehicle", "operator", "note"];

    private static readonly string[] Required = ["id", "route", "started_at", "material"];

    /// <summary>A column of recorded reports only: a host knows by its own clock when it was told.</summary>
    private const string ReportedAt = "reported_at";

    /// <param name="csv">UTF-8.</param>
    /// <param name="recorded">Whether a row may tell when it was reported.</param>
    /// <param name="errors">Takes what is wrong, by line.</param>
    public static IReadOnlyList<TreatmentRow> Read(ReadOnlySpan<byte> csv, bool recorded, RequestErrors errors)
    {
        string[] columns = recorded ? [.. Columns, ReportedAt] : Columns;
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(csv).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            errors.Add("$", "is not UTF-8");
            return [];
        }

        var rows = Rows(text, errors);
        if (rows.Count == 0)
        {
            errors.Add("line 1", $"must name the columns: {string.Join(',', columns)}");
            return [];
        }

        var names = rows[0].Cells.ConvertAll(c => c.Trim());
        foreach (var (name, count) in names.CountBy(n => n))
        {
            if (!columns.Contains(name))
            {
                errors.Add("line 1", $"'{QueryText.Short(name)}' is no column; they are {string.Join(", ", columns)}");
            }
            else if (count > 1)
            {
                errors.Add("line 1", $"the column {name} is there twice");
            }
        }

        foreach (var missing in Required.Except(names))
        {
            errors.Add("line 1", $"the column {missing} is missing");
        }

        return errors.Any ? [] : [.. rows.Skip(1).Select(r => Row(r.Line, r.Cells, names, errors))];
    }

    private static TreatmentRow Row(int line, List<string> cells, List<string> names, RequestErrors errors)
    {
        if (cells.Count != names.Count)
        {
            errors.Add($"line {line}", $"has {cells.Count} cells, and {names.Count} columns are named");
        }

        var post = new TreatmentPostDto(
            Cell("id"), Cell("route"), Cell("started_at"), Cell("ended_at"), Cell("material"), Number("spread_rate_g_m2"), Number("tonnes"),
            Cell("vehicle"), Cell("operator"), Cell("note"));
        return new TreatmentRow(line, post, Cell(ReportedAt));

        string? Cell(string name) =>
            names.IndexOf(name) is >= 0 and var i && i < cells.Count && cells[i].Trim() is { Length: > 0 } cell ? cell : null;

        double? Number(string name)
        {
            if (Cell(name) is not { } cell)
            {
                return null;
            }

            if (double.TryParse(cell, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            {
                return number;
            }

            errors.Add($"line {line}: {name}", $"'{QueryText.Short(cell)}' is no number such as 10.5");
            return null;
        }
    }

    /// <summary>Rows with the line that each begins on. Blank lines are passed over.</summary>
    private static List<(int Line, List<string> Cells)> Rows(string text, RequestErrors errors)
    {
        List<(int, List<string>)> rows = [];
        List<string> cells = [];
        var cell = new StringBuilder();
        var (line, begun, opened, quoted) = (1, 1, 1, false);
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\n';
            if (quoted && i < text.Length)
            {
                if (c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                {
                    i++;
                    cell.Append('"');
                }
                else if (c == '"')
                {
                    quoted = false;
                }
                else
                {
                    line += c == '\n' ? 1 : 0;
                    cell.Append(c);
                }
            }
            else if (c == '"' && cell.Length == 0)
            {
                (quoted, opened) = (true, line);
            }
            else if (c is ',' or '\n')
            {
                cells.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (c == '\n')
                {
                    if (cells is not [""])
                    {
                        rows.Add((begun, cells));
                    }

                    cells = [];
                    begun = ++line;
                }
            }
            else
            {
                cell.Append(c);
            }
        }

        if (quoted)
        {
            errors.Add($"line {opened}", "has a quotation mark that is not closed");
        }

        return rows;
    }
}
