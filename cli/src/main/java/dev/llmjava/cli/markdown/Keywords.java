package dev.llmjava.cli.markdown;

/** The words that languages keep for themselves, and the values that have names. */
final class Keywords {
  static final String JAVA =
      "abstract assert boolean break byte case catch char class continue default do double else"
          + " enum extends final finally float for if implements import instanceof int interface"
          + " long native new null package permits private protected public record return sealed"
          + " short static super switch synchronized this throw throws transient true false try"
          + " var void volatile while yield";

  static final String KOTLIN =
      "abstract as break by case catch class companion const continue data def do else enum extends"
          + " false final finally for fun given if implicit import in interface internal is"
          + " lateinit match new null object open operator override package private protected"
          + " public return sealed super suspend this throw trait true try type typealias val var"
          + " when while with yield";

  static final String PYTHON =
      "and as assert async await break case class continue def del elif else except False finally"
          + " for from global if import in is lambda match None nonlocal not or pass raise return"
          + " self True try while with yield";

  static final String SCRIPT =
      "abstract any as async await boolean break case catch class const continue debugger declare"
          + " default delete do else enum export extends false finally for from function get if"
          + " implements import in instanceof interface keyof let namespace never new null number"
          + " of private protected public readonly return set static string super switch this throw"
          + " true try type typeof undefined unknown var void while with yield";

  static final String GO =
      "any bool break byte case chan const continue default defer else error fallthrough false"
          + " float64 for func go goto if import int int64 interface map nil package range return"
          + " rune select string struct switch true type uint var";

  static final String RUST =
      "as async await bool break const continue crate dyn else enum extern f32 f64 false fn for i32"
          + " i64 if impl in let loop match mod move mut pub ref return self Self static str String"
          + " struct super trait true type u32 u64 u8 unsafe use usize where while";

  static final String SWIFT =
      "as async await break case catch class continue default defer do else enum extension false"
          + " fileprivate for func guard if import in init inout internal is let nil override"
          + " private protocol public return self static struct super switch throw throws true try"
          + " var where while";

  static final String C =
      "auto bool break case catch char class const constexpr continue default delete do double else"
          + " enum explicit extern false final float for friend goto if inline int long namespace"
          + " new noexcept nullptr NULL operator override private protected public return short"
          + " signed sizeof static struct switch template this throw true try typedef typename"
          + " union unsigned using virtual void volatile while";

  static final String SHARP =
      "abstract as async await base bool break byte case catch char class const continue decimal"
          + " default delegate do double else enum event false finally float for foreach get if in"
          + " int interface internal is lock long namespace new null object out override params"
          + " private protected public readonly record ref return sealed set static string struct"
          + " switch this throw true try typeof using var virtual void while with yield";

  static final String PHP =
      "abstract and array as break case catch class const continue default do echo else elseif"
          + " extends false final finally fn for foreach function global if implements include"
          + " instanceof interface match namespace new null or private protected public readonly"
          + " require return static switch this throw trait true try use var while";

  static final String RUBY =
      "alias and begin break case class def do else elsif end ensure false for if in module next"
          + " nil not or private protected public raise redo require rescue retry return self super"
          + " then true undef unless until when while yield";

  static final String SHELL =
      "case do done elif else esac export fi for function if in local return select set then until"
          + " while cd echo exit source sudo";

  static final String SQL =
      "add all alter and as asc begin between by case check commit constraint create cross default"
          + " delete desc distinct drop else end exists foreign from full group having if in index"
          + " inner insert into is join key left like limit not null offset on or order outer over"
          + " partition primary references returning right rollback select set table then union"
          + " unique update using values view when where with";

  static final String JSON = "true false null";

  static final String YAML = "true false null yes no on off";

  static final String CSS = "important media import keyframes supports from to auto none inherit";

  private Keywords() {}
}
