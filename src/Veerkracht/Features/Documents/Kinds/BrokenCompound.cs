using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>A compound file whose list of content is not there, under a name of a kind that may be attached: it was cut off.</summary>
internal sealed class BrokenCompound() : FileKind(KindGroup.Document, "application/x-broken", ".doc")
{
    private static readonly string[] Names = [".doc", ".xls", ".ppt", ".msg", ".docx", ".xlsx", ".pptx"];

    public override bool Recognises(SentFile file) =>
        CompoundFile.Begins(file) && Names.Contains(file.Extension) && file.Compound is not { Entries.Count: > 1 };

    public override LocalText? Fault(SentFile file) => FileFaults.Incomplete;
}
