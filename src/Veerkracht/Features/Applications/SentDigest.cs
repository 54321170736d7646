using System.Security.Cryptography;
using System.Text;

namespace Veerkracht.Features.Applications;

/// <summary>
/// What counts of a dossier at a moment, in a few letters: every version that was sent and what was corrected in it. A form carries it
/// along, so that nobody decides on another version than the one that was on the screen.
/// </summary>
public static class SentDigest
{
    private const int Letters = 16;

    /// <param name="dossier">With its steps.</param>
    /// <returns>16 hexadecimal digits.</returns>
    public static string Of(Dossier dossier)
    {
        var text = string.Join(
            '\n',
            dossier
                .Steps.Where(s => s.Sent is not null)
                .OrderBy(s => s.StepId, StringComparer.Ordinal)
                .Select(s => $"{s.StepId} {s.SentNumber} {s.SentSha256} {s.Corrected}")
        );
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Letters];
    }
}
