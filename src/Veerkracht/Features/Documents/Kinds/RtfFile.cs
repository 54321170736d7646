using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>Rich text: it is whole where the brace with which it begins is closed.</summary>
internal sealed class RtfFile() : FileKind(KindGroup.Document, "application/rtf", ".rtf")
{
    public override bool Recognises(SentFile file) => file.StartsWith("{\\rtf"u8);

    public override LocalText? Fault(SentFile file)
    {
        var depth = 0;
        var escaped = false;
        var content = file.Rewound();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = content.Read(buffer)) > 0)
            foreach (var b in buffer.AsSpan(0, read))
            {
                if (escaped)
                    escaped = false;
                else if (b == '\\')
                    escaped = true;
                else if (b == '{')
                    depth++;
                else if (b == '}' && --depth == 0)
                    return null;
            }
        return FileFaults.Incomplete;
    }
}
