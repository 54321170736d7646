using NodaTime;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms;

/// <summary>A finding, or a check that still has to be run in the record where it stands.</summary>
internal sealed record PendingFinding(Finding? Finding, bool IsWarning, Check? Check, FormRecord? Record, string Prefix, string Path);

/// <summary>
/// Runs a check. A check waits for answers that it names and that are missing or unreadable (that is an error of its own), and
/// for dates that it names and that nobody gave, unless it asks itself whether they were given.
/// </summary>
internal static class CheckRunner
{
    public static Finding? Run(PendingFinding pending, IReadOnlyDictionary<string, object?>? extra)
    {
        var (check, record) = (pending.Check!, pending.Record!);
        foreach (var path in check.Holds.References)
        {
            if (Waits(path, record, check.Holds.Tested.Contains(path)))
                return null;
        }
        var names = extra is null ? record.Names : new NameScope(record, extra);
        var unknown = record.Reading.UnknownsRead;
        if (check.Holds.Evaluate(names, out var isBeyond) is true && !isBeyond)
            return null;
        // What it looked at has an error of its own, and says nothing yet.
        if (record.Reading.UnknownsRead != unknown)
            return null;
        if (isBeyond)
            return Beyond(pending, record);
        var message = CheckMessage.Filled(check.Message, check.Values, names, out isBeyond, record.Reading);
        return isBeyond ? Beyond(pending, record) : new Finding(Target(pending), check.Code, message);
    }

    private static Finding Beyond(PendingFinding pending, FormRecord record) =>
        new(
            pending.Path,
            Messages.Beyond,
            Messages.BeyondCheck(record.NameOf(record.Layout.Fields[record.Layout.IndexOf(pending.Path[pending.Prefix.Length..])]))
        );

    private static bool Waits(string path, FormRecord record, bool isTested)
    {
        var parts = path.Split('.');
        FormRecord? at = record;
        while (at is not null && at.Layout.IndexOf(parts[0]) < 0)
            at = at.Parent;
        for (var i = 0; at is not null && i < parts.Length; i++)
        {
            var index = at.Layout.IndexOf(parts[i]);
            if (index < 0 || !at.Shows(index))
                return false;
            var field = at.Layout.Fields[index];
            var answer = at.Read(index);
            if (field.Kind.IsLeaf)
                return !isTested && (answer.IsUnreadable || at.IsMissing(index) || (field.Kind.IsAwaited && answer.Value is null));
            at = answer.Value switch
            {
                FormRecord block => block,
                Dictionary<string, object?> rows when i + 1 < parts.Length => rows.GetValueOrDefault(parts[++i]) as FormRecord,
                _ => null,
            };
        }
        return false;
    }

    /// <summary>A field that the check names stands beside it, or around it.</summary>
    private static string Target(PendingFinding pending)
    {
        if (pending.Check!.Field is not { Length: > 0 } field)
            return pending.Path;
        var first = field.Split('.', '[')[0];
        var prefix = pending.Prefix;
        for (var record = pending.Record; record?.Parent is not null && record.Layout.IndexOf(first) < 0; record = record.Parent)
            prefix = FormPath.Outer(prefix, record.Row is not null ? 2 : 1);
        return prefix + field;
    }
}
