import type { PhoneFailures } from '../../../core/failures/phone.js';
import type { SentencesFor } from '../../text.js';
import { utcMinute } from '../../utc-minute.js';

export const phoneSentences: SentencesFor<PhoneFailures> = {
  'number-invalid': ({ given, problem }) => ({
    message:
      problem === 'no-country-code'
        ? `${given} no lleva prefijo de país, así que no está claro qué número es`
        : `${given} no puede ser un número de teléfono: es demasiado corto, demasiado largo o de ningún país`,
    hint: 'Escríbalo con un signo más y el prefijo de país, por ejemplo +34600111222. Los números cortos y los de servicios no sirven.',
  }),
  'number-not-added': ({ number, graph: { userMessage, details, message } }) => ({
    message: `Meta no añadió ${number}: ${userMessage || details || message}`,
    hint: 'Las causas habituales: la aplicación WhatsApp o WhatsApp Business todavía usa el número (elimine antes su cuenta en la aplicación), está en otra cuenta de empresa, o el portfolio ya tiene todos los números que puede tener (`wabactl limits` lo muestra).',
  }),
  'phone-not-verified': ({ number, phoneNumberId }) => ({
    message: `${number} todavía no está verificado, y Meta rechazaría el registro y contaría el intento`,
    hint: `Primero \`wabactl phone request-code ${phoneNumberId}\`, después \`wabactl phone verify-code <código> --phone ${phoneNumberId}\`.`,
  }),
  'phone-held-back': ({ number, phoneNumberId, status }) => ({
    message: `${number} está ${status} en Meta, lo que no cambia al registrarlo, y el intento contaría`,
    hint: `\`wabactl phone show ${phoneNumberId}\` dice qué significa. Con --again se intenta de todos modos.`,
  }),
  'pin-invalid': ({ source }) => ({
    message: `Lo que llegó de ${source} no es un PIN: debe tener seis cifras`,
    hint: 'Si no sabe el PIN del número, `wabactl phone set-pin` pone uno nuevo; no hace falta el anterior.',
  }),
  'pins-differ': () => ({ message: 'Los dos PIN no son iguales; no se envió nada', hint: 'Ejecútelo otra vez.' }),
  'sms-code-invalid': () => ({
    message: 'Un código de verificación tiene seis cifras, por ejemplo 123-830',
    hint: 'Está en el SMS, o se dice en la llamada. `wabactl phone request-code` hace que se envíe otro.',
  }),
  'sms-code-refused': ({ number, phoneNumberId }) => ({
    message: `Meta no acepta este código para ${number}: es erróneo, o tiene más de unos diez minutos`,
    hint: `Mire el último SMS o llamada, o pida otro código con \`wabactl phone request-code ${phoneNumberId}\`.`,
  }),
  'registration-budget-spent': ({ number, action, used, locked, freeAt }) => {
    const deed = action === 'register' ? 'registrar' : 'anular el registro de';
    return {
      message: locked
        ? `Meta no admite ahora intentos de ${deed} ${number}: hubo demasiados en 72 horas`
        : `No queda ningún intento de ${deed} ${number}: este equipo cuenta ${used} en 72 horas, y Meta permite 10`,
      hint: `El siguiente es posible desde el ${utcMinute(freeAt)}; nada acorta la espera. Mientras tanto, mire con qué se rechazaron los últimos.`,
    };
  },
  'number-deletion-has-no-api': ({ number, page }) => ({
    message: `${number} no se ha eliminado: Meta no tiene API para ello`,
    hint: `Las condiciones están arriba; se hace en ${page}`,
  }),
};
