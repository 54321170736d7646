using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>Text that its name says to be so, in whatever letters it is written; the media type says which.</summary>
internal abstract class TextFile(KindGroup group, string contentType, string extension) : FileKind(group, contentType, extension)
{
    public override Sight Sight => Sight.AsPage;

    public override bool Recognises(SentFile file) => Extensions.Contains(file.Extension) && PlainText.Of(file) is not null;

    public override LocalText? Fault(SentFile file) => null;

    public override FileContents? ContentsOf(SentFile file) => new([], [], PlainText.Read(file, FileContents.MostText));

    public override string ContentTypeOf(SentFile file) => $"{ContentType}; charset={PlainText.Of(file)!.Charset}";
}

/// <summary>Values with separators.</summary>
internal sealed class CsvFile() : TextFile(KindGroup.Sheet, "text/csv", ".csv");

/// <summary>Plain text.</summary>
internal sealed class TxtFile() : TextFile(KindGroup.Document, "text/plain", ".txt");
