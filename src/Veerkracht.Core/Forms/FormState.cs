using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms;

/// <summary>One set of answers as the form reads it. Findings that do not depend on checks are already known.</summary>
public sealed class FormState
{
    private readonly HashSet<string> _visible = [],
        _required = [],
        _sections = [];
    private readonly Dictionary<string, JsonNode?> _computed = [];
    private readonly List<PendingFinding> _findings = [];
    private readonly FormRecord _root;

    /// <summary>How many were told without asking a check.</summary>
    private int _errors;

    /// <summary>Answers that are not asked and told, of one record.</summary>
    private const int MostStrangers = 20;

    internal FormState(
        FormDefinition form,
        JsonObject answers,
        IReadOnlyDictionary<string, object?> outer,
        Func<string, string?>? identityOf = null
    )
    {
        var raw = Json.Object(answers);
        var reading = new FormReading(form, raw ?? [], outer) { IdentityOf = identityOf };
        _root = new FormRecord(Layout.Of(form), null, reading.Answers, reading);
        if (raw is null)
            Error("", new Problem("wrong-type", Messages.Unreadable));
        for (var i = 0; i < form.Sections.Count; i++)
        {
            var shows = reading.SectionShows(i, _root);
            if (reading.IsSectionBeyond(i))
                Error(form.Sections[i].Fields[0].Id, Messages.BeyondBounds(form.Sections[i].Fields[0], _root));
            if (!shows)
                continue;
            _sections.Add(form.Sections[i].Id);
            _visible.Add(form.Sections[i].Id);
        }
        Fields(_root, "", Clean);
    }

    /// <summary>
    /// Ids of the sections and paths of the fields, rows and items that show; of an option with a condition "field.option".
    /// </summary>
    public IReadOnlySet<string> Visible => _visible;

    /// <summary>Ids of the sections that show, apart, for a section and a field may have the same id.</summary>
    public IReadOnlySet<string> VisibleSections => _sections;

    /// <summary>Paths that are required just now.</summary>
    public IReadOnlySet<string> Required => _required;

    /// <summary>Items that stand open on a page, though nobody touched them.</summary>
    public OpenItems Open { get; } = new();

    /// <summary>Computed fields: path → canonical JSON; amounts with two decimals, other numbers rounded to those of the field.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Computed => _computed;

    /// <summary>
    /// The answers in canonical form, without what is hidden, computed or unknown. What could not be read stays as { "typed": … };
    /// items of a group keep their places.
    /// </summary>
    public JsonObject Clean { get; } = [];

    /// <summary>Values by name for rules, indicators and other expressions: the fields of the form, then the names from outside.</summary>
    public IReadOnlyDictionary<string, object?> Values => _root.Names;

    /// <summary>Evaluates over <see cref="Values"/>.</summary>
    /// <param name="isKnown">False where it looked at what cannot be read or computed, or met a bound.</param>
    /// <param name="isBeyond">It met a bound, and looked at nothing that tells its own error.</param>
    internal object? Evaluate(Expression expression, out bool isKnown, out bool isBeyond)
    {
        var unknown = _root.Reading.UnknownsRead;
        var value = expression.Evaluate(Values, out isBeyond);
        isKnown = !isBeyond && _root.Reading.UnknownsRead == unknown;
        isBeyond &= _root.Reading.UnknownsRead == unknown;
        return value;
    }

    /// <summary>A text over <see cref="Values"/>, see <see cref="CheckMessage"/>.</summary>
    internal LocalText Filled(LocalText text, IReadOnlyDictionary<string, Expression> values, out bool isBeyond) =>
        CheckMessage.Filled(text, values, Values, out isBeyond, _root.Reading);

    /// <summary>The findings, with the checks of the form. Costs what the checks cost; may be asked again with other values.</summary>
    /// <param name="extra">More names for the checks, such as amounts; a record by name → value.</param>
    public FormFindings Findings(IReadOnlyDictionary<string, object?>? extra = null)
    {
        var (errors, warnings) = (new List<Finding>(), new List<Finding>());
        foreach (var pending in _findings)
        {
            if (pending.Finding is { } finding)
                (pending.IsWarning ? warnings : errors).Add(finding);
            else if (CheckRunner.Run(pending, extra) is { } broken)
                (pending.IsWarning && broken.Code != Messages.Beyond ? warnings : errors).Add(
                    _visible.Contains(broken.Field) ? broken : broken with { Field = pending.Path }
                );
        }
        return new FormFindings(errors, warnings);
    }

    /// <summary>Walks through the fields of a record that show.</summary>
    private void Fields(FormRecord record, string prefix, JsonObject clean)
    {
        for (var i = 0; i < record.Layout.Fields.Length; i++)
        {
            var field = record.Layout.Fields[i];
            var path = prefix + field.Id;
            var shows = record.Shows(i);
            if (record.IsConditionBeyond(i))
                Error(path, Messages.BeyondBounds(field, record));
            if (!shows)
                continue;
            record.Reading.WentBeyond = false;
            _visible.Add(path);
            var answer = record.Read(i);
            if (answer.Problem is { } problem)
                Error(path, problem);
            foreach (var further in answer.Further ?? [])
                Error(path, further);
            var wentBeyond = record.Reading.WentBeyond;
            var (found, isAnswered) = Content(record, i, field, path, answer);
            // What is inside told its own.
            record.Reading.WentBeyond = wentBeyond;
            if (found is not null)
                clean[field.Id] = found;
            // An empty group that has a least number of items says that number, whether it is called required or not.
            var isEmptyGroup = field is { Kind.Nesting: Nesting.Items, MinItems: > 0 } && !isAnswered && answer.Problem is null;
            if (isEmptyGroup)
                Error(path, Messages.TooFew(field, field.MinItems!.Value, 0, record));
            Require(record, i, field, path, isAnswered || isEmptyGroup || answer.Problem is not null);
            Warn(record, field, path, answer.Value);
            var isOptionBeyond = Options(record, field, path);
            if (record.Reading.WentBeyond || (isOptionBeyond && answer.Problem?.Code != Messages.Beyond))
                Error(path, Messages.BeyondBounds(field, record));
            foreach (var check in field.Checks)
                _findings.Add(new PendingFinding(null, check.IsWarning, check, record, prefix, path));
        }
        Strangers(record, prefix);
    }

    /// <summary>Notes the options with a condition that show; true where one of these could not be found out within the bounds.</summary>
    private bool Options(FormRecord record, Field field, string path)
    {
        var isBeyond = false;
        foreach (var option in field.Options)
        {
            if (option.VisibleWhen is null)
                continue;
            if (ChoiceAnswer.Shows(option, record, out var isThisBeyond))
                _visible.Add($"{path}.{option.Id}");
            isBeyond |= isThisBeyond;
        }
        return isBeyond;
    }

    private (JsonNode? Clean, bool IsAnswered) Content(FormRecord record, int index, Field field, string path, Answer answer)
    {
        if (field.Kind.IsComputed)
        {
            _computed[path] = answer.IsUnknown ? null : Shown(field, answer.Value);
            return (null, true);
        }
        switch (field.Kind.Nesting)
        {
            case Nesting.Fields when answer.Value is FormRecord block:
                var inside = new JsonObject();
                Fields(block, path + ".", inside);
                return inside.Count > 0 ? (inside, true) : (null, false);
            case Nesting.Rows when answer.Value is Dictionary<string, object?> rows:
                return Rows(field, path, rows, record);
            case Nesting.Items when answer.Value is FormRecord[] items:
                return Items(record, index, field, path, items);
            default:
                return (answer.Clean, answer.Clean is not null);
        }
    }

    private (JsonNode?, bool) Items(FormRecord record, int index, Field group, string path, FormRecord[] items)
    {
        var (array, given) = (new JsonArray(), 0);
        for (var i = 0; i < items.Length; i++)
        {
            var (item, told) = (new JsonObject(), _errors);
            var itemPath = string.Concat(path, "[", i.ToString(CultureInfo.InvariantCulture), "]");
            _visible.Add(itemPath);
            Fields(items[i], itemPath + ".", item);
            array.Add(item);
            // An item without an answer is none; where it asks what must be answered, that was told.
            if (!Json.IsEmpty(item) || _errors > told || !items[i].AsksAny)
                given++;
        }
        Open.Add(record, record.Layout.Inner[index]!, group, path, items.Length);
        if (given > 0 && given < group.MinItems && items.Length >= group.MinItems)
            Error(path, Messages.TooFew(group, group.MinItems!.Value, given, record));
        return items.Length > 0 ? (array, given > 0) : (null, false);
    }

    private (JsonNode?, bool) Rows(Field table, string path, Dictionary<string, object?> rows, FormRecord record)
    {
        var clean = new JsonObject();
        foreach (var (id, row) in rows)
        {
            var cells = new JsonObject();
            var cellsOfRow = (FormRecord)row!;
            Fields(cellsOfRow, $"{path}.{id}.", cells);
            if (cellsOfRow.ShowsAny)
                _visible.Add($"{path}.{id}");
            if (cells.Count > 0)
                clean[id] = cells;
        }
        if (Json.Object(record.Sent(table.Id)) is { } raw)
        {
            foreach (var (key, _) in raw.Where(r => !rows.ContainsKey(r.Key)).Take(MostStrangers))
                Unknown($"{path}.{key}");
        }
        return clean.Count > 0 ? (clean, true) : (null, false);
    }

    private void Require(FormRecord record, int index, Field field, string path, bool isAnswered)
    {
        if (!field.Required.Always && (field.Required.When is not { } condition || !record.Holds(condition)))
            return;
        _required.Add(path);
        if (isAnswered)
            return;
        record.MarkMissing(index);
        Error(path, Messages.Required(field, record));
    }

    private void Warn(FormRecord record, Field field, string path, object? value)
    {
        if (Limit(field, record) is not { } limit || value is not Rational number || number <= limit)
            return;
        var message = field.WarnText ?? Messages.AboveLimit(field, limit, record);
        _findings.Add(new PendingFinding(new Finding(path, "above-limit", message), true, null, record, "", path));
    }

    private static Rational? Limit(Field field, FormRecord record) =>
        field.WarnSetting is not { } setting ? field.WarnAbove
        : record.Reading.Outer.TryGetValue("settings", out var settings) && settings is IReadOnlyDictionary<string, object?> known
            ? known.GetValueOrDefault(setting) as Rational?
        : null;

    /// <summary>Answers that the form does not ask. They are told, never kept; answers to hidden questions are only dropped.</summary>
    private void Strangers(FormRecord record, string prefix)
    {
        if (record.Raw is null)
            return;
        var told = 0;
        foreach (var (key, _) in record.Raw)
        {
            var index = record.Layout.IndexOf(key);
            var isAsked = index >= 0 && !record.Layout.Fields[index].Kind.IsComputed && record.Row?.Without.Contains(key) != true;
            if (!isAsked && ++told <= MostStrangers)
                Unknown(prefix + key);
        }
    }

    private void Unknown(string path) =>
        Error(path.Length > 200 ? path[..200] : path, new Problem("unknown-field", Messages.UnknownField(path)));

    private void Error(string path, Problem problem)
    {
        _errors++;
        _findings.Add(new PendingFinding(new Finding(path, problem.Code, problem.Message), false, null, null, "", path));
    }

    private static JsonNode? Shown(Field field, object? value) =>
        value switch
        {
            Rational number => JsonValue.Create(NumberAnswer.Fixed(number, field.IsAmount ? 2 : field.Decimals)),
            LocalDate date => JsonValue.Create(DateText.Iso(date)),
            string text => JsonValue.Create(text),
            bool condition => JsonValue.Create(condition),
            _ => null,
        };
}
