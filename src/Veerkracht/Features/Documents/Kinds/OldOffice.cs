using System.Buffers.Binary;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>What Office wrote before 2007, known by the stream in which its content lies.</summary>
internal abstract class OldOffice(KindGroup group, string contentType, string extension, string instead, params string[] streams)
    : FileKind(group, contentType, extension)
{
    public override bool Recognises(SentFile file) =>
        file.Compound is { } inside && !EncryptedOffice.Is(file) && Content(inside) is not null;

    public override LocalText? Fault(SentFile file)
    {
        var inside = file.Compound!;
        if (!inside.IsWhole)
            return FileFaults.Incomplete;
        var content = inside.Read(Content(inside)!, (int)Math.Min(file.Length, int.MaxValue));
        if (IsLocked(inside, content))
            return FileFaults.Password;
        return HasMacros(inside, content) ? FileFaults.Macros(instead) : null;
    }

    private CompoundFile.Entry? Content(CompoundFile inside) => streams.Select(inside.Find).FirstOrDefault(e => e is { Kind: 2 });

    protected abstract bool IsLocked(CompoundFile inside, byte[] content);

    protected abstract bool HasMacros(CompoundFile inside, byte[] content);

    protected static int Short(byte[] bytes, int at) =>
        at >= 0 && at + 2 <= bytes.Length ? BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at)) : 0;
}

/// <summary>Word 97 to 2003 (MS-DOC).</summary>
internal sealed class DocFile() : OldOffice(KindGroup.Document, "application/msword", ".doc", "docx", "WordDocument")
{
    protected override bool IsLocked(CompoundFile inside, byte[] content) => (Short(content, 10) & 0x0100) != 0;

    protected override bool HasMacros(CompoundFile inside, byte[] content) => inside.Has("Macros/VBA") || inside.Has("Macros/VBA/dir");
}

/// <summary>Excel 5 to 2003 (MS-XLS): a list of records, each with a kind and a length.</summary>
internal sealed class XlsFile() : OldOffice(KindGroup.Sheet, "application/vnd.ms-excel", ".xls", "xlsx", "Workbook", "Book")
{
    private const int FilePass = 0x2F,
        BoundSheet = 0x85,
        EndOfPart = 0x0A;

    protected override bool IsLocked(CompoundFile inside, byte[] content) =>
        Records(content).Where(r => r.Kind == FilePass).Any(r => !SheetLock.OpensByItself(content.AsSpan(r.At, r.Length)));

    /// <remarks>A sheet of kind 1 holds macros of Excel 4.</remarks>
    protected override bool HasMacros(CompoundFile inside, byte[] content) =>
        inside.Has("_VBA_PROJECT_CUR/VBA") || Records(content).Any(r => r.Kind == BoundSheet && r.Length > 5 && content[r.At + 5] is 1);

    private static IEnumerable<(int Kind, int At, int Length)> Records(byte[] content)
    {
        var at = 0;
        while (at + 4 <= content.Length)
        {
            var (kind, length) = (Short(content, at), Short(content, at + 2));
            if (at + 4 + length > content.Length || kind == EndOfPart)
                yield break;
            yield return (kind, at + 4, length);
            at += 4 + length;
        }
    }
}

/// <summary>PowerPoint 97 to 2003 (MS-PPT): records within records.</summary>
internal sealed class PptFile() : OldOffice(KindGroup.Slides, "application/vnd.ms-powerpoint", ".ppt", "pptx", "PowerPoint Document")
{
    private const int MacroFacts = 0x0400;

    protected override bool IsLocked(CompoundFile inside, byte[] content) =>
        inside.Has("EncryptedSummary")
        || (
            inside.Find("Current User") is { } user
            && inside.Read(user, 16) is { Length: 16 } facts
            && BinaryPrimitives.ReadUInt32LittleEndian(facts.AsSpan(12)) == 0xF3D1C4DF
        );

    protected override bool HasMacros(CompoundFile inside, byte[] content)
    {
        var at = 0;
        while (at + 8 <= content.Length)
        {
            var (version, kind) = (Short(content, at) & 15, Short(content, at + 2));
            var length = BinaryPrimitives.ReadUInt32LittleEndian(content.AsSpan(at + 4));
            if (kind == MacroFacts && at + 16 <= content.Length && Short(content, at + 12) == 1)
                return true;
            // A container is gone into, anything else is passed by.
            var next = at + 8 + (version == 15 ? 0 : length);
            if (next > content.Length)
                return false;
            at = (int)next;
        }
        return false;
    }
}
