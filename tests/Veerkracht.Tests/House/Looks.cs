using System.Reflection;
using System.Reflection.Emit;
using System.Text.RegularExpressions;

namespace Veerkracht.Tests.House;

/// <summary>
/// What each type of the program looks at, read from the compiled code: also what no using tells, such as <c>db.Set&lt;Award&gt;()</c>, a
/// name reached through another, or a page.
/// </summary>
internal static partial class Looks
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly OpCode[] Codes =
    [
        .. typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (OpCode)f.GetValue(null)!),
    ];

    private static readonly Dictionary<short, OpCode> ByValue = Codes.ToDictionary(c => c.Value);

    /// <summary>From where to where, one for each pair of types.</summary>
    public static IReadOnlyList<(Type From, Type To)> In(Assembly assembly) =>
        [
            .. assembly
                .GetTypes()
                .SelectMany(from => SeenBy(from).SelectMany(Parts).Where(to => to.Assembly == assembly).Select(to => (from, to)))
                .Where(l => PlaceOf(l.from) is not null && PlaceOf(l.to) is not null)
                .Distinct(),
        ];

    /// <summary>Room or folder of a type; null for what the compiler makes for all.</summary>
    public static string? PlaceOf(Type type)
    {
        var outermost = type;
        while (outermost.DeclaringType is { } around)
            outermost = around;
        // Pages are compiled into one namespace; their folder stands in their name: Features_Calls_Pages_CallPage.
        var name =
            outermost.Namespace == "AspNetCoreGeneratedDocument" ? $"Veerkracht.{outermost.Name.Replace('_', '.')}" : outermost.FullName!;
        return Place().Match(name) is { Success: true } place ? place.Groups[1].Value : null;
    }

    private static IEnumerable<Type> SeenBy(Type type)
    {
        IEnumerable<Type?> heads =
        [
            type.BaseType,
            .. type.GetInterfaces(),
            .. type.GetFields(All).Select(f => f.FieldType),
            .. type.GetProperties(All).Select(p => p.PropertyType),
            .. Attributes(type),
            .. type.GetMembers(All).SelectMany(Attributes),
        ];
        return heads.OfType<Type>().Concat(type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)).SelectMany(SeenBy));
    }

    /// <summary>An attribute, and what is named in it.</summary>
    private static IEnumerable<Type> Attributes(MemberInfo member) =>
        from attribute in member.GetCustomAttributesData()
        let named = attribute.NamedArguments.Select(a => a.TypedValue).Concat(attribute.ConstructorArguments)
        from type in named.Select(a => a.Value).OfType<Type>().Prepend(attribute.AttributeType)
        select type;

    private static IEnumerable<Type> SeenBy(MethodBase method)
    {
        foreach (var parameter in method.GetParameters())
            yield return parameter.ParameterType;
        if (method is MethodInfo { ReturnType: var returned })
            yield return returned;
        if (method.GetMethodBody() is not { } body)
            yield break;
        foreach (var local in body.LocalVariables)
            yield return local.LocalType;
        var (types, arguments) = (
            method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null,
            method.IsGenericMethod ? method.GetGenericArguments() : null
        );
        foreach (var token in Tokens(body.GetILAsByteArray()!))
        {
            switch (method.Module.ResolveMember(token, types, arguments))
            {
                case Type seen:
                    yield return seen;
                    break;
                case MethodBase called:
                    if (called.DeclaringType is { } owner)
                        yield return owner;
                    foreach (var argument in called.IsGenericMethod ? called.GetGenericArguments() : [])
                        yield return argument;
                    break;
                case FieldInfo field:
                    yield return field.DeclaringType!;
                    break;
            }
        }
    }

    /// <summary>The members that the code names.</summary>
    private static IEnumerable<int> Tokens(byte[] code)
    {
        var at = 0;
        while (at < code.Length)
        {
            var value = code[at] == 0xfe ? unchecked((short)(0xfe00 | code[at + 1])) : code[at];
            var op = ByValue[value];
            at += op.Size;
            if (op.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
                yield return BitConverter.ToInt32(code, at);
            at += op.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
                _ => 4,
            };
        }
    }

    /// <summary>A list of awards looks at awards.</summary>
    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericParameter ? []
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Prepend(type.GetGenericTypeDefinition())
        : [type];

    [GeneratedRegex(@"^Veerkracht\.(?:Features\.)?(\w+)\.")]
    private static partial Regex Place();
}
