using System.Buffers.Binary;
using System.Text;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>A message of Outlook (MS-OXMSG): a compound file with a stream for each property.</summary>
internal sealed class MsgFile() : FileKind(KindGroup.Mail, "application/vnd.ms-outlook", ".msg")
{
    private const string Fixed = "__properties_version1.0";
    private const int Sent = 0x0039_0040,
        Delivered = 0x0E06_0040,
        MostBytes = 1_000_000;

    public override Sight Sight => Sight.AsPage;

    public override bool Recognises(SentFile file) => file.Compound is { } inside && inside.Has(Fixed);

    public override LocalText? Fault(SentFile file) => file.Compound!.IsWhole ? null : FileFaults.Incomplete;

    public override FileContents? ContentsOf(SentFile file)
    {
        var inside = file.Compound;
        if (inside is null)
            return null;
        var address = Text(inside, "", "5D01") ?? Text(inside, "", "0C1F");
        var name = Text(inside, "", "0C1A");
        return MailFacts.Of(
            address is null || address == name ? name : $"{name} <{address}>",
            Text(inside, "", "0E04"),
            Time(inside, Sent) ?? Time(inside, Delivered),
            Text(inside, "", "0037"),
            inside
                .Entries.Where(e =>
                    e.Kind == 1 && e.Path.StartsWith("__attach_version1.0_", StringComparison.Ordinal) && !e.Path.Contains('/')
                )
                .Select(e =>
                    Text(inside, e.Path + '/', "3707") ?? Text(inside, e.Path + '/', "3704") ?? Text(inside, e.Path + '/', "3001") ?? "?"
                ),
            Text(inside, "", "1000")
        );
    }

    /// <summary>A text, in Unicode or in the letters of the sender's Windows.</summary>
    private static string? Text(CompoundFile inside, string above, string property)
    {
        var stem = $"{above}__substg1.0_{property}";
        try
        {
            return inside.Find(stem + "001F") is { } wide ? Encoding.Unicode.GetString(inside.Read(wide, MostBytes)).TrimEnd('\0')
                : inside.Find(stem + "001E") is { } narrow ? PlainText.Western(inside.Read(narrow, MostBytes)).TrimEnd('\0')
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static DateTimeOffset? Time(CompoundFile inside, int property)
    {
        if (inside.Find(Fixed) is not { } list)
            return null;
        var bytes = inside.Read(list, MostBytes);
        for (var at = 32; at + 16 <= bytes.Length; at += 16)
        {
            var ticks = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at + 8));
            if (BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at)) == property && ticks is > 0 and < 2_650_000_000_000_000_000)
                return new DateTimeOffset(DateTime.FromFileTimeUtc(ticks));
        }
        return null;
    }
}
