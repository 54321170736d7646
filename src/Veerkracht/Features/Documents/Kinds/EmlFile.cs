using System.Text;
using System.Text.RegularExpressions;
using MimeKit;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>A message as mail programs save it (RFC 5322).</summary>
internal sealed partial class EmlFile() : FileKind(KindGroup.Mail, "message/rfc822", ".eml")
{
    public override Sight Sight => Sight.AsPage;

    public override bool Recognises(SentFile file) =>
        Extensions.Contains(file.Extension) && Known().Count(Encoding.Latin1.GetString(file.Read(0, 16 * 1024))) >= 2;

    /// <summary>A message of several parts says where it ends.</summary>
    public override LocalText? Fault(SentFile file)
    {
        var head = Encoding.Latin1.GetString(file.Read(0, 64 * 1024));
        head = head[..(End().Match(head) is { Success: true } end ? end.Index : head.Length)];
        return
            Boundary().Match(head) is { Success: true } match
            && file.IndexOf(Encoding.Latin1.GetBytes($"--{(match.Groups[1].Success ? match.Groups[1] : match.Groups[2]).Value}--")) < 0
            ? FileFaults.Incomplete
            : null;
    }

    public override FileContents? ContentsOf(SentFile file)
    {
        try
        {
            using var message = MimeMessage.Load(file.Rewound(), persistent: true);
            return MailFacts.Of(
                message.From.ToString(),
                string.Join(", ", message.To.Concat(message.Cc)),
                message.Date == DateTimeOffset.MinValue ? null : message.Date,
                message.Subject,
                message.Attachments.Select(a => a.ContentDisposition?.FileName ?? a.ContentType.Name ?? a.ContentType.MimeType),
                message.TextBody
            );
        }
        catch (FormatException)
        {
            return null;
        }
    }

    [GeneratedRegex(
        @"^(From|To|Subject|Date|Received|Message-ID|MIME-Version|Return-Path|X-[\w-]+|Content-Type)\s*:",
        RegexOptions.Multiline | RegexOptions.IgnoreCase
    )]
    private static partial Regex Known();

    [GeneratedRegex(@"\r?\n\r?\n")]
    private static partial Regex End();

    [GeneratedRegex(
        "^Content-Type:\\s*multipart/[^;]*;(?:[^\\n]|\\n[ \\t])*?boundary=(?:\"([^\"]+)\"|([^\\s;]+))",
        RegexOptions.Multiline | RegexOptions.IgnoreCase
    )]
    private static partial Regex Boundary();
}
