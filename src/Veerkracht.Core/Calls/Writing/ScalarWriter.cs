using System.Text;
using System.Text.RegularExpressions;
using Veerkracht.Core.Calls.Yaml;

namespace Veerkracht.Core.Calls.Writing;

/// <summary>Writes one text as YAML: without quotes where nothing could be read otherwise, else in quotes.</summary>
internal static partial class ScalarWriter
{
    /// <param name="scalar">The text; <see cref="YamlScalar.IsPlain"/> for a number, date, yes or no.</param>
    /// <param name="inFlow">Between { } or [ ], where a comma or bracket would end it.</param>
    public static string Write(YamlScalar scalar, bool inFlow) =>
        scalar.IsEmpty ? "null"
        : CanBePlain(scalar.Text, inFlow) && (scalar.IsPlain || !Pieces.IsSpecial(scalar.Text)) ? scalar.Text
        : Quoted(scalar.Text);

    /// <summary>In the quotes of the text that it replaces, where those can hold it.</summary>
    public static string WriteAs(YamlScalar scalar, bool inFlow, char quote) =>
        scalar.IsPlain || quote is not ('"' or '\'') ? Write(scalar, inFlow)
        : quote == '\'' && CanBeSingle(scalar.Text) ? Single(scalar.Text)
        : Double(scalar.Text);

    public static string Quoted(string text) => text.AsSpan().IndexOfAny('"', '\\') >= 0 && CanBeSingle(text) ? Single(text) : Double(text);

    /// <summary>As lines of their own below "|"; null where that form cannot hold the text exactly.</summary>
    public static string? Block(string text, int indent)
    {
        var body = text.EndsWith('\n') ? text[..^1] : text;
        if (
            !text.Contains('\n')
            || body.Length == 0
            || body[0] is ' ' or '\n' or '\t'
            || body[^1] is '\n' or ' '
            || body.Any(c => c != '\n' && MustEscape(c))
        )
            return null;
        var written = new StringBuilder(text.EndsWith('\n') ? "|" : "|-");
        foreach (var line in body.Split('\n'))
            written.Append('\n').Append(' ', line.Length == 0 ? 0 : indent).Append(line);
        return written.ToString();
    }

    private static bool CanBePlain(string text, bool inFlow) =>
        text.Length > 0
        && !text.Any(MustEscape)
        && text[0] != ' '
        && text[^1] is not (' ' or ':')
        && !text.Contains(": ")
        && !text.Contains(" #")
        && !(inFlow && text.AsSpan().IndexOfAny(",[]{}") >= 0)
        && (StartPattern().IsMatch(text));

    private static bool CanBeSingle(string text) => !text.Any(MustEscape);

    private static string Single(string text) => $"'{text.Replace("'", "''")}'";

    private static string Double(string text)
    {
        var written = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                written.Append('\\').Append(c);
            else if (c == '\n')
                written.Append("\\n");
            else if (c == '\t')
                written.Append("\\t");
            else if (MustEscape(c))
                written.Append($"\\u{(int)c:X4}");
            else
                written.Append(c);
        }
        return written.Append('"').ToString();
    }

    private static bool MustEscape(char c) => char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF';

    // Letters and digits begin a plain text, and what has no meaning in YAML; a minus only before a digit.
    [GeneratedRegex("""\A([^\s\-?:,\[\]{}#&*!|>'"%@`=<~]|-[0-9])""", RegexOptions.ExplicitCapture)]
    private static partial Regex StartPattern();
}
