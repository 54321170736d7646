using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>A zip file without its directory: the directory stands at the end, so the end is missing.</summary>
internal sealed class BrokenZip() : FileKind(KindGroup.Document, "application/x-broken", ".zip")
{
    public override bool Recognises(SentFile file) => ZipInside.Begins(file) && file.Zip is null;

    public override LocalText? Fault(SentFile file) => file.LastIndexOf("PK\x05\x06"u8) < 0 ? FileFaults.Incomplete : FileFaults.Damaged;
}

/// <summary>Another zip file: what is in it can be added one by one.</summary>
internal sealed class OtherZip() : FileKind(KindGroup.Document, "application/zip", ".zip")
{
    public override bool Recognises(SentFile file) => file.Zip is not null;

    public override LocalText? Fault(SentFile file)
    {
        var zip = file.Zip!;
        if (zip.Names.Any(n => n.EndsWith(".iwa", StringComparison.OrdinalIgnoreCase)))
            return FileFaults.Known(
                new("een bestand van Pages, Numbers of Keynote", "a file of Pages, Numbers or Keynote"),
                new(
                    "Bewaar het als pdf, of als docx, xlsx of pptx, en voeg dat toe.",
                    "Save it as pdf, or as docx, xlsx or pptx, and add that."
                )
            );
        if (OpenDocument.IsTemplate(zip) || OpenXml.MainType(file)?.Contains(".template.", StringComparison.OrdinalIgnoreCase) == true)
            return FileFaults.Known(
                new("een sjabloon", "a template"),
                new(
                    "Open het, bewaar het als gewoon bestand (docx, xlsx, odt of ods) of als pdf, en voeg dat toe.",
                    "Open it, save it as an ordinary file (docx, xlsx, odt or ods) or as pdf, and add that."
                )
            );
        return FileFaults.Known(
            new("een zip-bestand", "a zip file"),
            zip.IsLocked
                ? new(
                    "Het vraagt ook een wachtwoord. Pak het uit en voeg de bestanden apart toe.",
                    "It asks for a password too. Unpack it and add the files one by one."
                )
                : new("Pak het uit en voeg de bestanden apart toe.", "Unpack it and add the files one by one.")
        );
    }
}
