using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>A document of Office with a password: a compound file with the package encrypted in it (MS-OFFCRYPTO).</summary>
internal sealed class EncryptedOffice() : FileKind(KindGroup.Document, "application/x-encrypted", ".docx")
{
    public override bool Recognises(SentFile file) => Is(file);

    public override LocalText? Fault(SentFile file) => FileFaults.Password;

    public static bool Is(SentFile file) => file.Compound is { } inside && inside.Has("EncryptedPackage") && inside.Has("EncryptionInfo");
}
